// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace clipscope {

/// The instructions that are understood, in the names of Python's pickle module.
enum class PickleOp : std::uint8_t {
    Mark = '(',
    Stop = '.',
    Pop = '0',
    PopMark = '1',
    BinInt = 'J',
    BinInt1 = 'K',
    BinInt2 = 'M',
    None = 'N',
    BinPersId = 'Q',
    Reduce = 'R',
    BinString = 'T',
    ShortBinString = 'U',
    BinUnicode = 'X',
    BinBytes = 'B',
    ShortBinBytes = 'C',
    Append = 'a',
    Build = 'b',
    Global = 'c',
    Dict = 'd',
    EmptyDict = '}',
    Appends = 'e',
    BinGet = 'h',
    LongBinGet = 'j',
    List = 'l',
    EmptyList = ']',
    BinPut = 'q',
    LongBinPut = 'r',
    SetItem = 's',
    Tuple = 't',
    EmptyTuple = ')',
    SetItems = 'u',
    BinFloat = 'G',
    Proto = 0x80,
    NewObj = 0x81,
    Tuple1 = 0x85,
    Tuple2 = 0x86,
    Tuple3 = 0x87,
    NewTrue = 0x88,
    NewFalse = 0x89,
    Long1 = 0x8a,
    ShortBinUnicode = 0x8c,
    BinUnicode8 = 0x8d,
    EmptySet = 0x8f,
    AddItems = 0x90,
    StackGlobal = 0x93,
    Memoize = 0x94,
    Frame = 0x95
};

struct RefusedPickleOp {
    std::uint8_t code;
    std::string_view name;
};

/// The other instructions of protocols 0 to 5. They make calls by other means (INST, OBJ,
/// NEWOBJ_EX, the registry of EXT) or are in no file that torch writes.
inline constexpr std::array<RefusedPickleOp, 21> kRefusedPickleOps{{
    {'2', "DUP"},         {'F', "FLOAT"},        {'I', "INT"},
    {'L', "LONG"},        {'P', "PERSID"},       {'S', "STRING"},
    {'V', "UNICODE"},     {'g', "GET"},          {'i', "INST"},
    {'o', "OBJ"},         {'p', "PUT"},          {0x82, "EXT1"},
    {0x83, "EXT2"},       {0x84, "EXT4"},        {0x8b, "LONG4"},
    {0x8e, "BINBYTES8"},  {0x91, "FROZENSET"},   {0x92, "NEWOBJ_EX"},
    {0x96, "BYTEARRAY8"}, {0x97, "NEXT_BUFFER"}, {0x98, "READONLY_BUFFER"},
}};

}  // namespace clipscope
