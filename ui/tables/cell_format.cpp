#include "ui/tables/cell_format.h"

#include "ui/plots/number_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>

namespace lathe {

namespace {

/// The texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(DisplayFormat)
};

constexpr std::size_t kSampled = 1000;   // rows that tell the decimals where no profile does
constexpr int kMostDecimals = 6;
constexpr std::size_t kMostBytes = 800;  // of a text that are looked at
constexpr int kMostCharacters = 200;
constexpr double kMostGrouped = 1e15;    // beyond, digits say nothing
constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;

bool isCurrency(const std::string& unit)
{
    static const std::array<std::string, 7> symbols{"$", "€", "£", "¥", "₹", "₩", "₽"};
    return std::ranges::find(symbols, unit) != symbols.end();
}

int decimalsOf(const Column& column)
{
    int decimals = 0;
    const auto numbers = column.numbers();
    for (std::size_t row = 0; row < std::min(numbers.size(), kSampled); ++row) {
        const double value = std::abs(numbers[row]);
        if (!std::isfinite(value))
            continue;
        for (double scale = std::pow(10.0, decimals); decimals < kMostDecimals; ++decimals, scale *= 10)
            if (std::abs(value * scale - std::round(value * scale)) <= 1e-9 * std::max(1.0, value * scale))
                break;
    }
    return decimals;
}

bool hasTimeOfDay(const Column& column)
{
    const auto times = column.times();
    const auto first = times.first(std::min(times.size(), kSampled));
    return std::ranges::any_of(first, [](std::int64_t time) { return time != kMissingTime && time % kDay != 0; });
}

/// The locale's short date with the whole year: 11/23/2026, 23.11.2026.
QString dateFormat(const QLocale& locale)
{
    QString format = locale.dateFormat(QLocale::ShortFormat);
    return format.contains(QStringLiteral("yyyy")) ? format : format.replace(QStringLiteral("yy"), QStringLiteral("yyyy"));
}

/// The beginning of a text as one line.
QString oneLine(std::string_view text)
{
    const std::string_view begin = text.substr(0, kMostBytes);
    QString line = QString::fromUtf8(begin.data(), static_cast<qsizetype>(begin.size()));
    bool isCut = begin.size() < text.size();
    if (line.size() > kMostCharacters) {
        line.truncate(kMostCharacters);
        isCut = true;
    }
    for (QChar& c : line)
        if (c < u' ' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    return isCut ? line + u'…' : line;
}

} // namespace

DisplayFormat::DisplayFormat(const Field& field, const Column& column, const ColumnProfile* profile) : m_type(column.type())
{
    const std::string& unit = profile && !profile->unit.empty() ? profile->unit : field.unit;
    const std::string suspected = profile ? profile->suspected : std::string();
    if (m_type == ColumnType::Numeric) {
        m_decimals = std::clamp(profile ? profile->decimals : decimalsOf(column), 0, kMostDecimals);
        m_isGrouped = field.role != Role::Identifier && suspected != "identifier" && suspected != "year" && suspected != "postal code";
        m_isPercent = unit == "%";
        if (isCurrency(unit))
            m_symbol = QString::fromStdString(unit);
    } else if (m_type == ColumnType::Time) {
        m_hasTimeOfDay = hasTimeOfDay(column);
    }
}

QString DisplayFormat::grouped(double value, int decimals) const
{
    QLocale locale;
    const double size = std::abs(value);
    if (!std::isfinite(value))
        return std::isnan(value) ? QStringLiteral("–") : value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
    if (size >= kMostGrouped || (size > 0 && size < 0.5 * std::pow(10.0, -decimals)))
        return locale.toString(value, 'g', kMostDecimals);
    if (!m_isGrouped)
        locale.setNumberOptions(QLocale::OmitGroupSeparator);
    if (!m_symbol.isEmpty()) {
        // The sign before the symbol in every locale: accounts write ($5), tables do not.
        const QString amount = locale.toCurrencyString(size, m_symbol, decimals);
        return value < 0 ? locale.negativeSign() + amount : amount;
    }
    return locale.toString(value, 'f', decimals);
}

QString DisplayFormat::number(double value, bool between) const
{
    switch (m_type) {
    case ColumnType::Time: return moment(static_cast<std::int64_t>(value * kSecond));
    case ColumnType::Numeric: break;
    default: return QLocale().toString(value, 'g', kMostDecimals);
    }
    // A mean deserves more than a count's digits, but not six where the values have a hundred.
    const int more = std::abs(value) >= 1000 ? 0 : std::abs(value) >= 10 ? 1 : 2;
    const QString text = grouped(value, between ? std::max(m_decimals, more) : m_decimals);
    return m_isPercent ? text + QStringLiteral("\u00a0%") : text;
}

QString DisplayFormat::bound(double value) const
{
    if (m_type == ColumnType::Time)
        return QLocale().toString(QDateTime::fromSecsSinceEpoch(qint64(value), Qt::UTC).date(), dateFormat(QLocale()));
    const double size = std::abs(value);
    const int needed = size >= 100 || value == std::floor(value) ? 0 : size >= 1 ? 2 : 4;
    const QString text = grouped(value, needed);
    return m_isPercent ? text + QStringLiteral("\u00a0%") : text;
}

QString DisplayFormat::moment(std::int64_t microseconds) const
{
    const QLocale locale;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(microseconds / 1000 - (microseconds % 1000 < 0 ? 1 : 0), Qt::UTC);
    const QString date = locale.toString(time.date(), dateFormat(locale));
    if (!m_hasTimeOfDay)
        return date;
    const bool isFine = microseconds % kSecond != 0;
    return date + u' ' + time.toString(isFine ? QStringLiteral("HH:mm:ss.zzz") : QStringLiteral("HH:mm:ss"));
}

QString DisplayFormat::text(const Column& column, std::size_t row) const
{
    if (column.isMissing(row))
        return {};
    switch (column.type()) {
    case ColumnType::Numeric: return number(column.numbers()[row]);
    case ColumnType::Categorical: return oneLine(column.levels()[column.codes()[row]]);
    case ColumnType::Time: return moment(column.times()[row]);
    case ColumnType::Boolean: return column.flags()[row] == 1 ? Words::tr("yes") : Words::tr("no");
    case ColumnType::Text: break;
    }
    return oneLine(column.textAt(row));
}

QString exactCell(const Column& column, std::size_t row)
{
    if (column.isMissing(row))
        return {};
    if (column.type() == ColumnType::Numeric) {
        QLocale locale;
        locale.setNumberOptions(QLocale::OmitGroupSeparator);
        return locale.toString(column.numbers()[row], 'g', QLocale::FloatingPointShortest);
    }
    return QString::fromStdString(column.cell(row));
}

QString typeText(const Field& field, const ColumnProfile* profile)
{
    const std::string& unit = profile && !profile->unit.empty() ? profile->unit : field.unit;
    const auto values = [&](const QString& name) {
        return profile && profile->distinct > 0 && profile->suspected != "identifier"
            ? Words::tr("%1, %2 values").arg(name, countText(qint64(profile->distinct))) : name;
    };
    switch (field.type) {
    case ColumnType::Numeric: {
        const QString name = profile && profile->isWhole ? Words::tr("integer") : Words::tr("number");
        return unit.empty() ? name : name + QStringLiteral(", ") + QString::fromStdString(unit);
    }
    case ColumnType::Categorical: return values(Words::tr("category"));
    case ColumnType::Time: return Words::tr("time");
    case ColumnType::Boolean: return Words::tr("yes or no");
    case ColumnType::Text: break;
    }
    return values(Words::tr("text"));
}

} // namespace lathe
