// Formulas as ONNX nodes. Numbers, truth (0 and 1) and times (microseconds) are float64 with NaN for missing ones.
#include "prep/expression.h"
#include "prep/expression_node.h"
#include "prep/onnx_columns.h"
#include "prep/onnx_functions.h"

#include <algorithm>

namespace lathe {

namespace expression {
namespace {

class OnnxWriter {
public:
    explicit OnnxWriter(OnnxColumns& columns) : m_columns(columns), b(columns.builder) {}

    /// Any value but a text.
    Result<std::string> value(const Node& node)
    {
        switch (node.form) {
        case Node::Form::Constant: return b.real(node.kind == Kind::Time ? static_cast<double>(node.time) : node.number);
        case Node::Form::Column: return m_columns.numbers(node.text, node.columnType);
        case Node::Form::In: return in(node);
        case Node::Form::Call: break;
        }
        const std::string& name = node.text;
        if (name == "is missing" || name == "is not missing")
            return missing(*node.arguments[0], name == "is not missing");
        if (isComparison(name) && node.arguments[0]->kind == Kind::Text)
            return comparedTexts(node);
        std::vector<std::string> a;
        for (const auto& argument : node.arguments) {
            if (argument->kind == Kind::Text)
                return textProblem("“" + name + "”");
            LATHE_TRY(a.emplace_back(), value(*argument));
        }
        if (isComparison(name))
            return unlessMissing(a, b.toReal(compared(name, a[0], a[1])));
        if (name == "if")
            return b.where(b.isMissing(a[0]), kMissingNumber, b.where(isTrue(a[0]), a[1], a[2]));
        if (name == "and")
            return b.where(b.either(isFalse(a[0]), isFalse(a[1])), 0.0, b.multiply(a[0], a[1]));
        if (name == "or")
            return b.where(b.either(isTrue(a[0]), isTrue(a[1])), 1.0, b.add(a[0], a[1]));
        if (name == "not")
            return b.subtract(b.real(1), a[0]);
        return number(name, a);
    }

    /// The codes of a text that is one of those written in the formula; see textLevels().
    Result<std::string> codes(const Node& node, const std::vector<std::string>& levels)
    {
        if (node.form == Node::Form::Constant)
            return b.integer(std::ranges::find(levels, node.text) - levels.begin());
        LATHE_TRY(const std::string condition, value(*node.arguments[0]));
        LATHE_TRY(const std::string yes, codes(*node.arguments[1], levels));
        LATHE_TRY(const std::string no, codes(*node.arguments[2], levels));
        return b.where(b.isMissing(condition), b.integer(static_cast<std::int64_t>(levels.size()) + 1), b.where(isTrue(condition), yes, no));
    }

    /// All texts that the node can give. Fails with Incompatible where they are not written in the formula.
    static Result<void> textLevels(const Node& node, std::vector<std::string>& levels)
    {
        if (node.form == Node::Form::Constant) {
            if (std::ranges::find(levels, node.text) == levels.end())
                levels.push_back(node.text);
            return {};
        }
        if (node.form != Node::Form::Call || node.text != "if")
            return textProblem(node.form == Node::Form::Column ? "copying the texts of “" + node.text + "”" : "“" + node.text + "”");
        LATHE_CHECK(textLevels(*node.arguments[1], levels));
        return textLevels(*node.arguments[2], levels);
    }

private:
    static tl::unexpected<Error> textProblem(const std::string& what)
    {
        return fail(ErrorCode::Incompatible, what + " works on texts, which ONNX can only compare with given ones",
                    "Leave the step out, or export as a package");
    }
    static bool isComparison(const std::string& name)
    {
        return name == "=" || name == "!=" || name == "<" || name == "<=" || name == ">" || name == ">=";
    }
    std::string isTrue(const std::string& flag) { return b.compare("Greater", flag, 0.5); }
    std::string isFalse(const std::string& flag) { return b.compare("Less", flag, 0.5); }
    std::string compared(const std::string& name, const std::string& left, const std::string& right)
    {
        if (name == "=" || name == "!=") {
            const std::string equal = b.compare("Equal", left, right);
            return name == "=" ? equal : b.opposite(equal);
        }
        return b.compare(name == "<" ? "Less" : name == "<=" ? "LessOrEqual" : name == ">" ? "Greater" : "GreaterOrEqual", left, right);
    }
    std::string unlessMissing(const std::vector<std::string>& arguments, std::string result)
    {
        for (const std::string& argument : arguments)
            result = b.where(b.isMissing(argument), kMissingNumber, result);
        return result;
    }
    std::string finite(const std::string& result) { return b.where(b.node("IsInf", {result}), kMissingNumber, result); }
    /// `function` where the condition holds, on a harmless number elsewhere.
    std::string whereDefined(const std::string& condition, const std::string& x, const char* function)
    {
        return b.where(condition, b.unary(function, b.where(condition, x, 1.0)), kMissingNumber);
    }
    std::string rounded(const std::string& x)
    {
        const std::string size = b.unary("Floor", b.add(b.unary("Abs", x), 0.5));
        return b.where(b.compare("Less", x, 0), b.unary("Neg", size), size);
    }

    Result<std::string> missing(const Node& node, bool isNegated)
    {
        std::string isIt;
        if (node.kind != Kind::Text) {
            LATHE_TRY(const std::string given, value(node));
            isIt = b.isMissing(given);
        } else if (node.form == Node::Form::Column) {
            LATHE_TRY(const std::string given, m_columns.codes(node.text, {}));
            isIt = b.compare("Equal", given, b.integer(1));
        } else {
            return textProblem("“is missing” of a made text");
        }
        return b.toReal(isNegated ? b.opposite(isIt) : isIt);
    }

    Result<std::string> comparedTexts(const Node& node)
    {
        const Node* column = node.arguments[0].get();
        const Node* constant = node.arguments[1].get();
        if (constant->form == Node::Form::Column)
            std::swap(column, constant);
        if ((node.text != "=" && node.text != "!=") || column->form != Node::Form::Column || constant->form != Node::Form::Constant)
            return textProblem("“" + node.text + "”");
        return isAmong(column->text, {constant->text}, node.text == "!=");
    }

    Result<std::string> isAmong(const std::string& column, const std::vector<std::string>& texts, bool isNegated)
    {
        LATHE_TRY(const std::string codes, m_columns.codes(column, texts));
        const auto count = static_cast<std::int64_t>(texts.size());
        const std::string found = b.compare("Less", codes, b.integer(count));
        return b.where(b.compare("Equal", codes, b.integer(count + 1)), kMissingNumber, b.toReal(isNegated ? b.opposite(found) : found));
    }

    Result<std::string> in(const Node& node)
    {
        const Node& given = *node.arguments[0];
        if (given.kind == Kind::Text) {
            if (given.form != Node::Form::Column)
                return textProblem("“in”");
            std::vector<std::string> texts = node.texts;
            texts.erase(std::ranges::unique(texts).begin(), texts.end());
            return isAmong(given.text, texts, node.isNegated);
        }
        LATHE_TRY(const std::string x, value(given));
        const std::vector<double> values = given.kind == Kind::Time ? std::vector<double>(node.times.begin(), node.times.end()) : node.numbers;
        const std::string found = b.compare("Greater", b.largest(b.toReal(b.compare("Equal", x, b.row(values))), 1), 0.5);
        return unlessMissing({x}, b.toReal(node.isNegated ? b.opposite(found) : found));
    }

    Result<std::string> number(const std::string& name, const std::vector<std::string>& a)
    {
        const auto chain = [&](auto function) {
            std::string result = a[0];
            for (std::size_t i = 1; i < a.size(); ++i)
                result = function(result, a[i]);
            return result;
        };
        if (name == "+")
            return finite(b.add(a[0], a[1]));
        if (name == "-")
            return finite(b.subtract(a[0], a[1]));
        if (name == "*")
            return finite(b.multiply(a[0], a[1]));
        if (name == "/" || name == "%") {
            const std::string isZero = b.compare("Equal", a[1], 0), quotient = b.divide(a[0], b.where(isZero, 1.0, a[1]));
            const std::string result = name == "/" ? quotient : b.subtract(a[0], b.multiply(a[1], b.unary("Floor", quotient)));
            return b.where(isZero, kMissingNumber, finite(result));
        }
        if (name == "^")
            return unlessMissing(a, finite(b.node("Pow", {a[0], a[1]})));
        if (name == "min" || name == "max")
            return unlessMissing(a, chain([&](const std::string& x, const std::string& y) { return b.node(name == "min" ? "Min" : "Max", {x, y}); }));
        if (name == "negative")
            return b.unary("Neg", a[0]);
        if (name == "abs")
            return b.unary("Abs", a[0]);
        if (name == "log")
            return whereDefined(b.compare("Greater", a[0], 0), a[0], "Log");
        if (name == "log1p")
            return whereDefined(b.compare("Greater", a[0], -1), b.add(a[0], 1.0), "Log");
        if (name == "sqrt")
            return whereDefined(b.compare("GreaterOrEqual", a[0], 0), a[0], "Sqrt");
        if (name == "exp")
            return finite(b.unary("Exp", a[0]));
        if (name == "floor" || name == "ceil")
            return b.unary(name == "floor" ? "Floor" : "Ceil", a[0]);
        if (name == "round" && a.size() == 1)
            return rounded(a[0]);
        if (name == "round") {
            const std::string factor = b.node("Pow", {b.real(10), rounded(a[1])});
            return finite(b.divide(rounded(b.multiply(a[0], factor)), factor));
        }
        if (name == "days_between")
            return b.divide(b.subtract(a[1], a[0]), 86400e6);
        if (name == "year" || name == "month" || name == "day" || name == "weekday" || name == "hour")
            return onnxTimePart(b, name, a[0]);
        return fail(ErrorCode::Incompatible, "“" + name + "” has no counterpart in ONNX", "Leave the step out, or export as a package");
    }

    OnnxColumns& m_columns;
    OnnxBuilder& b;
};

} // namespace
} // namespace expression

Result<void> Expression::writeOnnx(OnnxColumns& columns, const std::string& name) const
{
    expression::OnnxWriter writer(columns);
    OnnxBuilder& b = columns.builder;
    std::string zeros; // bring the rows into what looks at no column
    if (m_columns.empty()) {
        LATHE_TRY(zeros, columns.zeros());
    }
    if (m_root->kind == expression::Kind::Text) {
        std::vector<std::string> levels;
        LATHE_CHECK(expression::OnnxWriter::textLevels(*m_root, levels));
        LATHE_TRY(std::string codes, writer.codes(*m_root, levels));
        columns.setCodes(name, zeros.empty() ? std::move(codes) : b.add(codes, b.toInteger(zeros)), std::move(levels));
        return {};
    }
    LATHE_TRY(std::string tensor, writer.value(*m_root));
    columns.setNumbers(name, type(), zeros.empty() ? std::move(tensor) : b.add(tensor, zeros));
    return {};
}

} // namespace lathe
