#include "prep/expression.h"

#include "prep/expression_node.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>

namespace lathe {

namespace expression {
namespace {

constexpr std::size_t kMostCharacters = 10'000;
constexpr int kMostDepth = 200;

using NodePtr = std::unique_ptr<Node>;

std::string_view kindName(Kind kind)
{
    constexpr std::string_view kNames[]{"a number", "a text", "true or false", "a time"};
    return kNames[static_cast<std::size_t>(kind)];
}

/// Recursive descent; each function reads one level of precedence and checks its types.
class Parser {
public:
    Parser(std::string_view text, const Schema& schema) : m_text(text), m_schema(schema) {}

    Result<NodePtr> parse()
    {
        if (m_text.size() > kMostCharacters)
            return fail(ErrorCode::Parse, "The expression is longer than 10,000 characters", "Split it into several steps");
        LATHE_TRY(NodePtr root, readOr());
        skipSpace();
        if (m_at < m_text.size())
            return error(ErrorCode::Parse, "“" + rest() + "” is not expected here", "Is an operator or a bracket missing?");
        return root;
    }
    Names columns;

private:
    tl::unexpected<Error> error(ErrorCode code, std::string message, std::string hint, std::optional<std::size_t> at = {}) const
    {
        const std::string_view before = m_text.substr(0, at.value_or(m_at));
        const auto characters = std::ranges::count_if(before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
        return fail(code, std::move(message), std::move(hint), "character " + std::to_string(characters + 1));
    }
    std::string rest() const { return toUtf8(m_text.substr(m_at, 20)); }

    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n' || m_text[m_at] == '\r'))
            ++m_at;
    }
    bool take(std::string_view symbol)
    {
        skipSpace();
        if (!m_text.substr(m_at).starts_with(symbol))
            return false;
        m_at += symbol.size();
        return true;
    }
    static bool isNameCharacter(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    }
    std::string_view peekName()
    {
        skipSpace();
        std::size_t end = m_at;
        while (end < m_text.size() && isNameCharacter(m_text[end]))
            ++end;
        const std::string_view name = m_text.substr(m_at, end - m_at);
        return name.empty() || (name[0] >= '0' && name[0] <= '9') ? std::string_view() : name;
    }
    bool takeWord(std::string_view word)
    {
        const std::string_view name = peekName();
        if (lowered(name) != word)
            return false;
        m_at += name.size();
        return true;
    }

    Result<NodePtr> call(Kind kind, Apply apply, std::string name, std::size_t position, std::vector<NodePtr> arguments) const
    {
        auto node = std::make_unique<Node>();
        node->form = Node::Form::Call;
        node->kind = kind;
        node->position = position;
        node->apply = apply;
        node->text = std::move(name);
        for (const NodePtr& argument : arguments) {
            node->depth = std::max(node->depth, argument->depth + 1);
            node->isFree = node->isFree || (kind == Kind::Text && argument->isFree);
        }
        node->arguments = std::move(arguments);
        if (node->depth > kMostDepth)
            return error(ErrorCode::Parse, "The expression is nested too deeply", "Split it into several steps", position);
        return node;
    }
    template <class... Nodes>
    Result<NodePtr> callOf(Kind kind, Apply apply, std::string name, std::size_t position, Nodes... nodes) const
    {
        std::vector<NodePtr> arguments;
        (arguments.push_back(std::move(nodes)), ...);
        return call(kind, apply, std::move(name), position, std::move(arguments));
    }

    /// A text that is written in the formula is read as a time where one is needed.
    Result<void> need(Node& node, Kind kind, std::string_view where) const
    {
        if (node.kind == kind)
            return {};
        if (kind == Kind::Time && node.kind == Kind::Text && node.form == Node::Form::Constant) {
            const auto time = parseTime(node.text);
            if (!time)
                return error(ErrorCode::Schema, "“" + node.text + "” is no time", "Write it as '2024-01-31' or '2024-01-31T08:00'", node.position);
            node.kind = Kind::Time;
            node.time = *time;
            return {};
        }
        return error(ErrorCode::Schema, std::string(where) + " takes " + std::string(kindName(kind)) + ", not " + std::string(kindName(node.kind)),
                     kind == Kind::Text ? "Put texts in quotes" : "", node.position);
    }
    Result<void> match(Node& left, Node& right, const std::string& where) const
    {
        if (right.kind == Kind::Time && left.kind == Kind::Text)
            return need(left, Kind::Time, where);
        if (left.kind != right.kind && !(left.kind == Kind::Time && right.kind == Kind::Text && right.form == Node::Form::Constant))
            return error(ErrorCode::Schema, where + " has " + std::string(kindName(left.kind)) + " on one side and " + std::string(kindName(right.kind)) + " on the other",
                         "Put categories in quotes, numbers without", right.position);
        return need(right, left.kind, where);
    }

    Result<NodePtr> readOr()
    {
        if (++m_depth > kMostDepth)
            return error(ErrorCode::Parse, "The expression is nested too deeply", "Split it into several steps");
        LATHE_TRY(NodePtr left, readAnd());
        for (std::size_t at = m_at; takeWord("or"); at = m_at) {
            LATHE_TRY(NodePtr right, readAnd());
            LATHE_CHECK(need(*left, Kind::Flag, "“or”"));
            LATHE_CHECK(need(*right, Kind::Flag, "“or”"));
            LATHE_TRY(left, callOf(Kind::Flag, logic('|'), "or", at, std::move(left), std::move(right)));
        }
        --m_depth;
        return left;
    }

    Result<NodePtr> readAnd()
    {
        LATHE_TRY(NodePtr left, readNot());
        for (std::size_t at = m_at; takeWord("and"); at = m_at) {
            LATHE_TRY(NodePtr right, readNot());
            LATHE_CHECK(need(*left, Kind::Flag, "“and”"));
            LATHE_CHECK(need(*right, Kind::Flag, "“and”"));
            LATHE_TRY(left, callOf(Kind::Flag, logic('&'), "and", at, std::move(left), std::move(right)));
        }
        return left;
    }

    Result<NodePtr> readNot()
    {
        int count = 0;
        const std::size_t at = m_at;
        while (takeWord("not"))
            ++count;
        LATHE_TRY(NodePtr node, readComparison());
        if (count > 0) {
            LATHE_CHECK(need(*node, Kind::Flag, "“not”"));
        }
        if (count % 2 == 1) {
            LATHE_TRY(node, callOf(Kind::Flag, logic('!'), "not", at, std::move(node)));
        }
        return node;
    }

    Result<NodePtr> readComparison()
    {
        LATHE_TRY(NodePtr left, readSum());
        const std::size_t at = m_at;
        if (takeWord("is")) {
            const bool isNegated = takeWord("not");
            if (!takeWord("missing"))
                return error(ErrorCode::Parse, "“missing” is expected after “is”", "Write x is missing or x is not missing");
            const Kind kind = left->kind;
            return callOf(Kind::Flag, isMissing(kind, isNegated), isNegated ? "is not missing" : "is missing", at, std::move(left));
        }
        const bool isNegated = takeWord("not");
        if (takeWord("in"))
            return readIn(std::move(left), isNegated);
        if (isNegated)
            return error(ErrorCode::Parse, "“in” is expected after “not”", "Write x not in (1, 2)");
        constexpr std::pair<std::string_view, char> kSymbols[]{{"==", '='}, {"!=", '!'}, {"<>", '!'}, {"<=", '{'},
                                                              {">=", '}'}, {"=", '='},  {"<", '<'},  {">", '>'}};
        for (const auto& [symbol, code] : kSymbols) {
            if (!take(symbol))
                continue;
            LATHE_TRY(NodePtr right, readSum());
            LATHE_CHECK(match(*left, *right, std::string("“").append(symbol).append("”")));
            const Kind kind = left->kind;
            if (kind == Kind::Flag && code != '=' && code != '!')
                return error(ErrorCode::Schema, "true and false have no order", "Compare them with = or !=", at);
            return callOf(Kind::Flag, comparison(code, kind), std::string(symbol == "==" ? "=" : symbol == "<>" ? "!=" : symbol), at, std::move(left), std::move(right));
        }
        return left;
    }

    Result<NodePtr> readIn(NodePtr value, bool isNegated)
    {
        if (!take("("))
            return error(ErrorCode::Parse, "“(” is expected after “in”", "Write x in (1, 2)");
        auto node = std::make_unique<Node>();
        node->form = Node::Form::In;
        node->kind = Kind::Flag;
        node->position = value->position;
        node->depth = value->depth + 1;
        node->isNegated = isNegated;
        if (value->kind == Kind::Flag)
            return error(ErrorCode::Schema, "“in” takes numbers, texts or times", "Use the value itself, or not", value->position);
        do {
            LATHE_TRY(NodePtr entry, readUnary());
            LATHE_CHECK(need(*entry, value->kind, "“in”"));
            const bool isNegative = entry->form == Node::Form::Call && entry->apply == negation() && entry->arguments[0]->form == Node::Form::Constant;
            if (entry->form != Node::Form::Constant && !isNegative)
                return error(ErrorCode::Parse, "“in” takes a list of plain values", "Write x in (1, 2) or x in ('a', 'b')", entry->position);
            node->numbers.push_back(isNegative ? -entry->arguments[0]->number : entry->number);
            node->times.push_back(entry->time);
            node->texts.push_back(entry->text);
        } while (take(","));
        if (!take(")"))
            return error(ErrorCode::Parse, "“)” is expected after the list", "Put commas between the values");
        std::ranges::sort(node->numbers);
        std::ranges::sort(node->times);
        std::ranges::sort(node->texts);
        node->arguments.push_back(std::move(value));
        return node;
    }

    Result<NodePtr> readSum() { return readChain("+-", &Parser::readProduct); }
    Result<NodePtr> readProduct() { return readChain("*/%", &Parser::readUnary); }

    Result<NodePtr> readChain(std::string_view symbols, Result<NodePtr> (Parser::*next)())
    {
        LATHE_TRY(NodePtr left, (this->*next)());
        for (skipSpace(); m_at < m_text.size() && symbols.find(m_text[m_at]) != std::string_view::npos; skipSpace()) {
            const std::size_t at = m_at;
            const char symbol = m_text[m_at++];
            const std::string where = std::string("“").append(1, symbol).append("”");
            LATHE_TRY(NodePtr right, (this->*next)());
            LATHE_CHECK(need(*left, Kind::Number, where));
            LATHE_CHECK(need(*right, Kind::Number, where));
            LATHE_TRY(left, callOf(Kind::Number, arithmetic(symbol), std::string(1, symbol), at, std::move(left), std::move(right)));
        }
        return left;
    }

    Result<NodePtr> readUnary()
    {
        skipSpace();
        const std::size_t at = m_at;
        if (!take("-"))
            return readPower();
        if (++m_depth > kMostDepth)
            return error(ErrorCode::Parse, "The expression is nested too deeply", "Split it into several steps");
        LATHE_TRY(NodePtr node, readUnary());
        --m_depth;
        LATHE_CHECK(need(*node, Kind::Number, "“-”"));
        return callOf(Kind::Number, negation(), "negative", at, std::move(node));
    }

    Result<NodePtr> readPower()
    {
        LATHE_TRY(NodePtr base, readPrimary());
        skipSpace();
        const std::size_t at = m_at;
        if (!take("^"))
            return base;
        if (++m_depth > kMostDepth)
            return error(ErrorCode::Parse, "The expression is nested too deeply", "Split it into several steps");
        LATHE_TRY(NodePtr exponent, readUnary());
        --m_depth;
        LATHE_CHECK(need(*base, Kind::Number, "“^”"));
        LATHE_CHECK(need(*exponent, Kind::Number, "“^”"));
        return callOf(Kind::Number, arithmetic('^'), "^", at, std::move(base), std::move(exponent));
    }

    Result<NodePtr> readPrimary()
    {
        skipSpace();
        const std::size_t at = m_at;
        if (m_at >= m_text.size())
            return error(ErrorCode::Parse, "The expression ends too early", "A value is expected");
        const char c = m_text[m_at];
        if (take("(")) {
            LATHE_TRY(NodePtr node, readOr());
            if (!take(")"))
                return error(ErrorCode::Parse, "“)” is missing", "");
            return node;
        }
        if (c == '\'' || c == '"')
            return readText(c);
        if (c == '`' || c == '[')
            return readQuotedColumn(c == '[' ? ']' : '`');
        if ((c >= '0' && c <= '9') || c == '.')
            return readNumber();
        const std::string_view name = peekName();
        if (name.empty())
            return error(ErrorCode::Parse, "“" + rest() + "” is not expected here", "A number, a text in quotes, a column or a function is expected");
        m_at += name.size();
        const std::string word = lowered(name);
        if (take("("))
            return word == "if" ? readIf(at) : readCall(word, at);
        if (word == "true" || word == "false") {
            auto node = constant(Kind::Flag, at);
            node->number = word == "true";
            return node;
        }
        return column(std::string(name), at);
    }

    static NodePtr constant(Kind kind, std::size_t position)
    {
        auto node = std::make_unique<Node>();
        node->kind = kind;
        node->position = position;
        return node;
    }

    Result<NodePtr> readText(char quote)
    {
        auto node = constant(Kind::Text, m_at++);
        for (;; ++m_at) {
            if (m_at >= m_text.size())
                return error(ErrorCode::Parse, "The text has no closing quote", "", node->position);
            if (m_text[m_at] == quote && m_text.substr(m_at + 1).starts_with(quote))
                ++m_at;
            else if (m_text[m_at] == quote)
                break;
            node->text += m_text[m_at];
        }
        ++m_at;
        return node;
    }

    Result<NodePtr> readQuotedColumn(char close)
    {
        const std::size_t at = m_at;
        const std::size_t end = m_text.find(close, m_at + 1);
        if (end == std::string_view::npos)
            return error(ErrorCode::Parse, std::string("The column's name has no closing ").append(1, close), "");
        m_at = end + 1;
        return column(std::string(m_text.substr(at + 1, end - at - 1)), at);
    }

    Result<NodePtr> readNumber()
    {
        auto node = constant(Kind::Number, m_at);
        const auto end = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), node->number);
        if (end.ec != std::errc())
            return error(ErrorCode::Parse, "“" + rest() + "” is no number", "");
        m_at = static_cast<std::size_t>(end.ptr - m_text.data());
        if (m_at < m_text.size() && isNameCharacter(m_text[m_at]))
            return error(ErrorCode::Parse, "“" + rest() + "” follows a number", "Put a name that begins with a digit in backticks", m_at);
        return node;
    }

    Result<NodePtr> column(const std::string& name, std::size_t at)
    {
        const auto index = m_schema.get(name);
        if (!index)
            return error(ErrorCode::NotFound, index.error().message, index.error().hint + "; texts stand in quotes", at);
        auto node = constant(Kind::Number, at);
        node->form = Node::Form::Column;
        node->text = name;
        node->columnType = m_schema.fields[*index].type;
        switch (node->columnType) {
        case ColumnType::Numeric: break;
        case ColumnType::Boolean: node->kind = Kind::Flag; break;
        case ColumnType::Time: node->kind = Kind::Time; break;
        case ColumnType::Categorical: node->kind = Kind::Text; break;
        case ColumnType::Text:
            node->kind = Kind::Text;
            node->isFree = true;
            break;
        }
        if (std::ranges::find(columns, name) == columns.end())
            columns.push_back(name);
        return node;
    }

    Result<std::vector<NodePtr>> readArguments()
    {
        std::vector<NodePtr> arguments;
        if (take(")"))
            return arguments;
        do {
            LATHE_TRY(NodePtr argument, readOr());
            arguments.push_back(std::move(argument));
        } while (take(","));
        if (!take(")"))
            return error(ErrorCode::Parse, "“)” is missing after the values of a function", "");
        return arguments;
    }

    Result<NodePtr> readIf(std::size_t at)
    {
        LATHE_TRY(auto arguments, readArguments());
        if (arguments.size() != 3)
            return error(ErrorCode::Parse, "“if” takes three values", "Write if(condition, value, other value)", at);
        LATHE_CHECK(need(*arguments[0], Kind::Flag, "“if”"));
        LATHE_CHECK(match(*arguments[1], *arguments[2], "“if”"));
        const Kind kind = arguments[1]->kind;
        return call(kind, choice(kind), "if", at, std::move(arguments));
    }

    Result<NodePtr> readCall(const std::string& name, std::size_t at)
    {
        LATHE_TRY(auto arguments, readArguments());
        const Function* function = findFunction(name, arguments.size());
        if (!function) {
            const std::string near = nearest(name, functionNames());
            return error(ErrorCode::NotFound, "There is no function “" + name + "”",
                         near.empty() ? "The functions are " + join(functionNames(), ", ") : "Did you mean “" + near + "”?", at);
        }
        std::string kinds(function->arguments);
        const bool isOpen = kinds.back() == '+';
        if (isOpen)
            kinds.pop_back();
        if (arguments.size() < kinds.size() || (arguments.size() > kinds.size() && !isOpen))
            return error(ErrorCode::Parse, "“" + name + "” takes another number of values", std::string("Write ").append(function->usage), at);
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            const char letter = kinds[std::min(i, kinds.size() - 1)];
            const Kind kind = letter == 'n' ? Kind::Number : letter == 't' ? Kind::Text : letter == 'f' ? Kind::Flag : Kind::Time;
            LATHE_CHECK(need(*arguments[i], kind, "“" + name + "”"));
        }
        return call(function->result, function->apply, name, at, std::move(arguments));
    }

    std::string_view m_text;
    const Schema& m_schema;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace
} // namespace expression

Result<Expression> Expression::parse(std::string_view text, const Schema& schema)
{
    expression::Parser parser(text, schema);
    LATHE_TRY(auto root, parser.parse());
    Expression result;
    result.m_root = std::move(root);
    result.m_columns = std::move(parser.columns);
    return result;
}

ColumnType Expression::type() const
{
    switch (m_root->kind) {
    case expression::Kind::Number: return ColumnType::Numeric;
    case expression::Kind::Flag: return ColumnType::Boolean;
    case expression::Kind::Time: return ColumnType::Time;
    case expression::Kind::Text: break;
    }
    return m_root->isFree ? ColumnType::Text : ColumnType::Categorical;
}

} // namespace lathe
