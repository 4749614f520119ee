/**
 * The fire drill: each cause is made for real, and the shipped rules and routes tell of it. Depends
 * on all the others.
 */
package dev.irisops.stack.drill;
