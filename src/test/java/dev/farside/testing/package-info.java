/**
 * What the tests share: the log of a test run. Nothing here knows the virtual machine.
 */
package dev.farside.testing;
