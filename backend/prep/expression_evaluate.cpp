#include "prep/expression.h"
#include "prep/expression_node.h"
#include "prep/step_support.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace expression {
namespace {

/// Small enough that the blocks of all nodes stay in the processor's cache.
constexpr std::size_t kBlockRows = 2048;

class Evaluation {
public:
    explicit Evaluation(const Table& table) : m_table(table) {}

    Block block(const Node& node, std::size_t first, std::size_t rows)
    {
        switch (node.form) {
        case Node::Form::Constant: return constant(node, rows);
        case Node::Form::Column: return column(node, first, rows);
        case Node::Form::In: return in(node, first, rows);
        case Node::Form::Call: break;
        }
        std::vector<Block> arguments;
        arguments.reserve(node.arguments.size());
        for (const auto& argument : node.arguments)
            arguments.push_back(block(*argument, first, rows));
        Block result;
        node.apply(arguments, rows, result, m_arena);
        return result;
    }
    void forgetTexts() { m_arena.clear(); }

private:
    static Block constant(const Node& node, std::size_t rows)
    {
        Block block;
        switch (node.kind) {
        case Kind::Number: block.numbers.assign(rows, node.number); break;
        case Kind::Flag: block.flags.assign(rows, static_cast<std::uint8_t>(node.number)); break;
        case Kind::Time: block.times.assign(rows, node.time); break;
        case Kind::Text: block.texts.assign(rows, node.text); break;
        }
        return block;
    }

    Block column(const Node& node, std::size_t first, std::size_t rows) const
    {
        const Column& column = *m_table.find(node.text);
        const auto part = [&](auto values, auto& into) { into.assign(values.begin() + static_cast<std::ptrdiff_t>(first), values.begin() + static_cast<std::ptrdiff_t>(first + rows)); };
        Block block;
        switch (node.columnType) {
        case ColumnType::Numeric: part(column.numbers(), block.numbers); break;
        case ColumnType::Boolean: part(column.flags(), block.flags); break;
        case ColumnType::Time: part(column.times(), block.times); break;
        case ColumnType::Categorical:
            block.texts.resize(rows);
            for (std::size_t i = 0; i < rows; ++i)
                if (const std::uint32_t code = column.codes()[first + i]; code != kMissingCode)
                    block.texts[i] = column.levels()[code];
            break;
        case ColumnType::Text:
            block.texts.resize(rows);
            for (std::size_t i = 0; i < rows; ++i)
                if (!column.isMissing(first + i)) {
                    const std::string_view text = column.textAt(first + i);
                    block.texts[i] = text.data() ? text : std::string_view("");
                }
            break;
        }
        return block;
    }

    Block in(const Node& node, std::size_t first, std::size_t rows)
    {
        const Block value = block(*node.arguments[0], first, rows);
        Block result;
        result.flags.resize(rows, kMissingFlag);
        const auto set = [&](std::size_t i, bool isFound) { result.flags[i] = isFound != node.isNegated; };
        for (std::size_t i = 0; i < rows; ++i) {
            if (!value.numbers.empty() && !std::isnan(value.numbers[i]))
                set(i, std::ranges::binary_search(node.numbers, value.numbers[i]));
            else if (!value.times.empty() && value.times[i] != kMissingTime)
                set(i, std::ranges::binary_search(node.times, value.times[i]));
            else if (!value.texts.empty() && value.texts[i].data())
                set(i, std::ranges::binary_search(node.texts, value.texts[i], std::less<std::string_view>()));
        }
        return result;
    }

    const Table& m_table;
    Arena m_arena;
};

Result<void> checkColumns(const Node& node, const Table& table)
{
    if (node.form == Node::Form::Column) {
        LATHE_CHECK(columnOf(table, node.text, node.columnType));
    }
    for (const auto& argument : node.arguments)
        LATHE_CHECK(checkColumns(*argument, table));
    return {};
}

} // namespace
} // namespace expression

Result<Column> Expression::evaluate(const Table& table) const
{
    using namespace expression;
    LATHE_CHECK(checkColumns(*m_root, table));
    Evaluation evaluation(table);
    Block all;
    std::vector<std::optional<std::string>> texts;
    for (std::size_t first = 0; first < table.rows(); first += kBlockRows) {
        const Block block = evaluation.block(*m_root, first, std::min(kBlockRows, table.rows() - first));
        all.numbers.insert(all.numbers.end(), block.numbers.begin(), block.numbers.end());
        all.flags.insert(all.flags.end(), block.flags.begin(), block.flags.end());
        all.times.insert(all.times.end(), block.times.begin(), block.times.end());
        for (const std::string_view text : block.texts)
            texts.push_back(text.data() ? std::optional<std::string>(text) : std::nullopt);
        evaluation.forgetTexts();
    }
    switch (type()) {
    case ColumnType::Numeric: return Column::numeric(std::move(all.numbers));
    case ColumnType::Boolean: return Column::boolean(std::move(all.flags));
    case ColumnType::Time: return Column::time(std::move(all.times));
    case ColumnType::Text: return Column::text(texts);
    case ColumnType::Categorical: break;
    }
    return Column::categorical(texts);
}

} // namespace lathe
