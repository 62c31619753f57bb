// Numbers as a person reads them, in the user's locale.
#pragma once

#include <QLocale>
#include <QString>

#include <cmath>
#include <optional>

namespace lathe {

/// An en dash where there is no number.
inline QString numberText(std::optional<double> value, int digits)
{
    return value && std::isfinite(*value) ? QLocale().toString(*value, 'f', digits)
                                          : QStringLiteral("–");
}

inline QString countText(qint64 value)
{
    return QLocale().toString(value);
}

/// 10.4 %, with a space that does not break.
inline QString percentText(double share, int digits = 1)
{
    return QLocale().toString(share * 100, 'f', digits) + QStringLiteral("\u00a0%");
}

/// ± half of the interval where it is even to within a tenth, else "(low to high)" is the caller's word.
inline bool isEven(double low, double value, double high)
{
    const double width = high - low;
    return width <= 0 || std::abs((high - value) - (value - low)) <= 0.35 * width;
}

} // namespace lathe
