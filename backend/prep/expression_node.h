// The tree of an expression and the functions that its nodes call; for the files of the expression alone.
#pragma once

#include "data/table.h"

#include <deque>
#include <memory>

namespace lathe::expression {

enum class Kind : std::uint8_t { Number, Text, Flag, Time };

/// The values of one node for one block of rows; only the vector of its kind is filled. A missing text has no data.
struct Block {
    std::vector<double> numbers;
    std::vector<std::uint8_t> flags;
    std::vector<std::int64_t> times;
    std::vector<std::string_view> texts;
};

/// Texts that were made for the current block.
using Arena = std::deque<std::string>;
using Apply = void (*)(const std::vector<Block>& arguments, std::size_t rows, Block& result, Arena& arena);

struct Node {
    enum class Form : std::uint8_t { Constant, Column, Call, In } form = Form::Constant;
    Kind kind = Kind::Number;
    bool isFree = false;     ///< a text that comes from a text column
    std::size_t position = 0;
    int depth = 1;
    // Constant
    double number = 0;
    std::int64_t time = 0;
    std::string text;        ///< also the name of a column; of a call the function or operator: "log", "+", "and", "is missing"
    ColumnType columnType = ColumnType::Numeric;
    Apply apply = nullptr;   ///< of a call
    std::vector<std::unique_ptr<Node>> arguments; ///< of In: the value alone
    std::vector<double> numbers;                  ///< of In, sorted
    std::vector<std::int64_t> times;
    std::vector<std::string> texts;
    bool isNegated = false;                       ///< not in
};

/// What a function takes: one letter an argument, n t f d (number, text, flag, time), the last one repeated for `+`.
struct Function {
    std::string_view name;
    std::string_view arguments;
    Kind result;
    Apply apply;
    std::string_view usage;
};
/// Null when there is none. `count` chooses between forms of one name.
const Function* findFunction(std::string_view name, std::size_t count);
std::vector<std::string> functionNames();
/// `+ - * / % ^`
Apply arithmetic(char symbol);
/// `= ! < { > }` ({ is ≤, } is ≥) on two values of that kind.
Apply comparison(char symbol, Kind kind);
Apply negation(); ///< of a number
Apply logic(char symbol); ///< `& | !`
Apply isMissing(Kind kind, bool isNegated);
Apply choice(Kind kind); ///< if

} // namespace lathe::expression
