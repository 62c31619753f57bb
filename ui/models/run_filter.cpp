#include "ui/models/run_filter.h"

#include "ui/models/format.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>
#include <optional>
#include <variant>
#include <vector>

namespace lathe {

namespace {

using Value = std::variant<std::monostate, double, QString>;

/// The texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunFilter)
};

QString normalMetric(const QString& name)
{
    return name == "f1" ? QStringLiteral("f1_macro") : name == "precision" ? QStringLiteral("precision_macro")
         : name == "recall" ? QStringLiteral("recall_macro") : name;
}

Value metricValue(const RunRecord& run, const QString& name, const std::string& part)
{
    const auto value = runMetric(run, normalMetric(name).toStdString(), part).value;
    return value ? Value(*value) : Value();
}

Value parameterValue(const RunRecord& run, const QString& name)
{
    const auto json = nlohmann::json::parse(run.parameters, nullptr, false);
    if (!json.is_object())
        return {};
    const auto found = json.find(name.toStdString());
    if (found == json.end())
        return {};
    if (found->is_number())
        return found->get<double>();
    if (found->is_boolean())
        return found->get<bool>() ? QStringLiteral("true") : QStringLiteral("false");
    if (found->is_string())
        return text(found->get<std::string>());
    return {};
}

Value fieldValue(const RunRecord& run, const QString& field)
{
    const QString scope = field.section('.', 0, 0), name = field.section('.', 1);
    if (scope == "metrics")
        return metricValue(run, name, "validation");
    if (scope == "test")
        return metricValue(run, name, "test");
    if (scope == "params")
        return parameterValue(run, name);
    if (field == "name")
        return text(run.name);
    if (field == "state")
        return text(toString(run.status));
    if (field == "algorithm")
        return text(run.algorithm);
    if (field == "dataset")
        return text(run.dataset);
    if (field == "version")
        return static_cast<double>(run.version);
    if (field == "device")
        return text(run.device);
    if (field == "epochs")
        return static_cast<double>(run.epochs);
    if (field == "seconds")
        return run.seconds;
    if (field == "seed")
        return static_cast<double>(run.seed);
    return {};
}

bool isKnownField(const QString& field)
{
    static const QStringList plain{"name", "state", "algorithm", "dataset", "version", "device", "epochs", "seconds", "seed"};
    const QString scope = field.section('.', 0, 0);
    return plain.contains(field) || (field.count('.') == 1 && !field.endsWith('.') &&
                                     (scope == "metrics" || scope == "test" || scope == "params"));
}

struct Token {
    enum class Kind { Word, Text, Operator, Open, Close, End } kind = Kind::End;
    QString text;
    int at = 0; ///< from 0
};

Error problem(const QString& message, int at, const QString& hint = {})
{
    return {ErrorCode::Parse, message.toStdString(), hint.toStdString(), Words::tr("at character %1").arg(at + 1).toStdString()};
}

Result<std::vector<Token>> tokens(const QString& input)
{
    static const QString operatorLetters = QStringLiteral("=!<>~");
    std::vector<Token> list;
    for (int i = 0; i < input.size();) {
        const QChar c = input[i];
        const int at = i;
        if (c.isSpace()) {
            ++i;
        } else if (c == '(' || c == ')') {
            list.push_back({c == '(' ? Token::Kind::Open : Token::Kind::Close, QString(c), i++});
        } else if (c == '"') {
            const auto end = input.indexOf('"', i + 1);
            if (end < 0)
                return tl::unexpected(problem(Words::tr("The quotation mark is never closed"), at));
            list.push_back({Token::Kind::Text, input.mid(i + 1, end - i - 1), at});
            i = static_cast<int>(end) + 1;
        } else if (operatorLetters.contains(c)) {
            const int length = i + 1 < input.size() && input[i + 1] == '=' ? 2 : 1;
            QString sign = input.mid(i, length);
            if (sign == "==")
                sign = "=";
            static const QStringList known{"=", "!=", "<", "<=", ">", ">=", "~"};
            if (!known.contains(sign))
                return tl::unexpected(problem(Words::tr("“%1” is no comparison").arg(sign), at, Words::tr("There are = != < <= > >= and ~ (contains)")));
            list.push_back({Token::Kind::Operator, sign, at});
            i += length;
        } else {
            while (i < input.size() && !input[i].isSpace() && !operatorLetters.contains(input[i]) && input[i] != '(' && input[i] != ')')
                ++i;
            list.push_back({Token::Kind::Word, input.mid(at, i - at), at});
        }
    }
    list.push_back({Token::Kind::End, {}, static_cast<int>(input.size())});
    return list;
}

} // namespace

struct RunFilter::Node {
    enum class Kind { And, Or, Not, Compare } kind = Kind::Compare;
    std::shared_ptr<const Node> left, right;
    QString field, sign, value;
    std::optional<double> number;

    bool matches(const RunRecord& run) const
    {
        switch (kind) {
        case Kind::And: return left->matches(run) && right->matches(run);
        case Kind::Or: return left->matches(run) || right->matches(run);
        case Kind::Not: return !left->matches(run);
        case Kind::Compare: break;
        }
        const Value own = fieldValue(run, field);
        if (const auto* real = std::get_if<double>(&own); real && number && sign != "~")
            return compare(*real, *number);
        if (std::holds_alternative<std::monostate>(own))
            return false; // what a run does not have fulfils no comparison
        const QString word = std::holds_alternative<double>(own) ? QString::number(std::get<double>(own)) : std::get<QString>(own);
        if (sign == "~")
            return word.contains(value, Qt::CaseInsensitive);
        return compare(word.compare(value, Qt::CaseInsensitive), 0);
    }

private:
    template <class T>
    bool compare(const T& a, const T& b) const
    {
        return sign == "=" ? a == b : sign == "!=" ? a != b : sign == "<" ? a < b : sign == "<=" ? a <= b : sign == ">" ? a > b : a >= b;
    }
};

namespace {

using NodePointer = std::shared_ptr<const RunFilter::Node>;

class Parser {
public:
    explicit Parser(std::vector<Token> list) : m_tokens(std::move(list)) {}

    Result<NodePointer> all()
    {
        LATHE_TRY(auto node, expression(0));
        if (now().kind != Token::Kind::End)
            return tl::unexpected(problem(Words::tr("“%1” stands where “and” or “or” is expected").arg(now().text), now().at));
        return node;
    }

private:
    static constexpr int kDeepest = 64;
    const Token& now() const { return m_tokens[m_at]; }
    bool isWord(const char* word) const { return now().kind == Token::Kind::Word && now().text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0; }

    Result<NodePointer> chain(const char* word, RunFilter::Node::Kind kind, Result<NodePointer> (Parser::*part)(int), int depth)
    {
        LATHE_TRY(auto node, (this->*part)(depth));
        while (isWord(word)) {
            ++m_at;
            LATHE_TRY(auto right, (this->*part)(depth));
            auto joined = std::make_shared<RunFilter::Node>();
            joined->kind = kind;
            joined->left = std::move(node);
            joined->right = std::move(right);
            node = std::move(joined);
        }
        return node;
    }
    Result<NodePointer> expression(int depth) { return chain("or", RunFilter::Node::Kind::Or, &Parser::term, depth); }
    Result<NodePointer> term(int depth) { return chain("and", RunFilter::Node::Kind::And, &Parser::factor, depth); }

    Result<NodePointer> factor(int depth)
    {
        if (depth > kDeepest)
            return tl::unexpected(problem(Words::tr("The parentheses are nested too deep"), now().at));
        if (isWord("not")) {
            ++m_at;
            LATHE_TRY(auto inner, factor(depth + 1));
            auto node = std::make_shared<RunFilter::Node>();
            node->kind = RunFilter::Node::Kind::Not;
            node->left = std::move(inner);
            return NodePointer(std::move(node));
        }
        if (now().kind == Token::Kind::Open) {
            const int opened = now().at;
            ++m_at;
            LATHE_TRY(auto inner, expression(depth + 1));
            if (now().kind != Token::Kind::Close)
                return tl::unexpected(problem(Words::tr("The parenthesis is never closed"), opened));
            ++m_at;
            return inner;
        }
        return comparison();
    }

    Result<NodePointer> comparison()
    {
        const Token field = now();
        if (field.kind != Token::Kind::Word)
            return tl::unexpected(problem(Words::tr("A field is expected here"), field.at, Words::tr("For example metrics.f1, params.epochs or name")));
        if (!isKnownField(field.text))
            return tl::unexpected(problem(Words::tr("There is no field “%1”").arg(field.text), field.at,
                                          Words::tr("There are metrics.…, test.…, params.…, name, state, algorithm, dataset, version, device, epochs, seconds and seed")));
        ++m_at;
        const Token sign = now();
        if (sign.kind != Token::Kind::Operator)
            return tl::unexpected(problem(Words::tr("A comparison is expected after “%1”").arg(field.text), sign.at,
                                          Words::tr("There are = != < <= > >= and ~ (contains)")));
        ++m_at;
        const Token value = now();
        if (value.kind != Token::Kind::Word && value.kind != Token::Kind::Text)
            return tl::unexpected(problem(Words::tr("A value is expected after “%1”").arg(sign.text), value.at));
        ++m_at;
        auto node = std::make_shared<RunFilter::Node>();
        node->field = field.text;
        node->sign = sign.text;
        node->value = value.text;
        bool isNumber = false;
        const double number = value.text.toDouble(&isNumber);
        if (isNumber && std::isfinite(number))
            node->number = number;
        return NodePointer(std::move(node));
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
};

} // namespace

Result<RunFilter> RunFilter::parse(const QString& input)
{
    RunFilter filter;
    static const QRegularExpression comparisons(QStringLiteral("[=<>~!()\"]|(metrics|params|test)\\."));
    if (!input.contains(comparisons)) {
        filter.m_words = input.simplified().split(' ', Qt::SkipEmptyParts);
        return filter;
    }
    LATHE_TRY(auto list, tokens(input));
    LATHE_TRY(filter.m_root, Parser(std::move(list)).all());
    return filter;
}

bool RunFilter::matches(const RunRecord& run) const
{
    if (m_root)
        return m_root->matches(run);
    if (m_words.isEmpty())
        return true;
    const QString all = QStringList{text(run.name), text(run.algorithm), text(run.dataset) + '@' + QString::number(run.version),
                                    text(toString(run.status)), statusText(run.status), text(run.device)}.join(' ');
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

QString runField(const RunRecord& run, const QString& field)
{
    const Value value = fieldValue(run, field);
    if (const auto* number = std::get_if<double>(&value))
        return QString::number(*number, 'g', 6);
    if (const auto* word = std::get_if<QString>(&value))
        return *word;
    return {};
}

} // namespace lathe
