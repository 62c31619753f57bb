# How a folder becomes a target, written once.

add_library(lathe_options INTERFACE)
target_include_directories(lathe_options INTERFACE ${CMAKE_SOURCE_DIR}/backend)
target_compile_options(lathe_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
  -Woverloaded-virtual -Wno-restrict) # g++ 12 sees overlaps in std::string that are none
if(LATHE_WARNINGS_AS_ERRORS)
  target_compile_options(lathe_options INTERFACE -Werror)
endif()
if(LATHE_SANITIZE)
  target_compile_options(lathe_options INTERFACE -fsanitize=${LATHE_SANITIZE}
    -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(lathe_options INTERFACE -fsanitize=${LATHE_SANITIZE})
endif()
target_link_options(lathe_options INTERFACE -Wl,--as-needed)

# lathe_library(base): a static library lathe_base of all sources below the calling folder.
# Folders named in EXCLUDE belong to another target.
function(lathe_library name)
  cmake_parse_arguments(ARG "" "" "EXCLUDE;PUBLIC;PRIVATE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp *.h)
  foreach(folder IN LISTS ARG_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/")
  endforeach()
  add_library(lathe_${name} STATIC ${sources})
  set_target_properties(lathe_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(lathe_${name} PUBLIC lathe_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()
