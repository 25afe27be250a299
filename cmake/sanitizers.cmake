# Address (with undefined behaviour) or thread sanitizer for every target of ours.
add_library(clipscope_sanitizers INTERFACE)
if(CLIPSCOPE_SANITIZER STREQUAL "address")
  set(flags -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
elseif(CLIPSCOPE_SANITIZER STREQUAL "thread")
  set(flags -fsanitize=thread -fno-omit-frame-pointer)
elseif(CLIPSCOPE_SANITIZER STREQUAL "none")
  set(flags)
else()
  message(FATAL_ERROR "CLIPSCOPE_SANITIZER must be none, address or thread, not '${CLIPSCOPE_SANITIZER}'")
endif()
if(flags)
  # GCC's optimiser reports false positives of these kinds once sanitizers have changed the code.
  target_compile_options(clipscope_sanitizers INTERFACE ${flags}
    -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds)
  target_link_options(clipscope_sanitizers INTERFACE ${flags})
endif()
