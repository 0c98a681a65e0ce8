/** A geostationary satellite that flies to its slot by electric thrust, as a task for Swingup. */
package com.example.spacecraft;
