# One list of warnings for every target of ours; imported targets are SYSTEM and stay quiet.
add_library(clipscope_warnings INTERFACE)
target_compile_options(clipscope_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Woverloaded-virtual -Wnon-virtual-dtor -Wextra-semi
  # Designated initialisers that leave the rest at its default are the house style.
  -Wno-missing-field-initializers
  $<$<BOOL:${CLIPSCOPE_WERROR}>:-Werror>)
