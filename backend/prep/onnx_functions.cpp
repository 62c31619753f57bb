#include "prep/onnx_functions.h"

namespace lathe {

namespace {

constexpr double kDay = 86400e6, kMicroseconds = 1e6;

std::string floorOf(OnnxBuilder& b, const std::string& a, double divisor)
{
    return b.unary("Floor", b.divide(a, divisor));
}

/// Year, month and day of the proleptic Gregorian calendar from days since 1970, counting years from March, so that
/// the day that comes and goes is the last of its year.
struct Date {
    std::string year, month, day;
};

Date dateOf(OnnxBuilder& b, const std::string& days)
{
    constexpr double kEra = 146097; // days of 400 years
    const std::string shifted = b.add(days, 719468);
    const std::string era = floorOf(b, shifted, kEra);
    const std::string dayOfEra = b.subtract(shifted, b.multiply(era, kEra));
    const std::string leapless = b.subtract(b.add(b.subtract(dayOfEra, floorOf(b, dayOfEra, 1460)), floorOf(b, dayOfEra, 36524)), floorOf(b, dayOfEra, 146096));
    const std::string yearOfEra = floorOf(b, leapless, 365);
    const std::string before = b.subtract(b.add(b.multiply(yearOfEra, 365.0), floorOf(b, yearOfEra, 4)), floorOf(b, yearOfEra, 100));
    const std::string dayOfYear = b.subtract(dayOfEra, before);
    const std::string fromMarch = floorOf(b, b.add(b.multiply(dayOfYear, 5.0), 2.0), 153);
    const std::string day = b.add(b.subtract(dayOfYear, floorOf(b, b.add(b.multiply(fromMarch, 153.0), 2.0), 5)), 1.0);
    const std::string month = b.where(b.compare("Less", fromMarch, 10), b.add(fromMarch, 3.0), b.subtract(fromMarch, 9.0));
    const std::string year = b.add(b.add(yearOfEra, b.multiply(era, 400.0)), b.toReal(b.compare("LessOrEqual", month, 2)));
    return {year, month, day};
}

} // namespace

std::string onnxTimePart(OnnxBuilder& b, std::string_view part, const std::string& time)
{
    const std::string whole = floorOf(b, time, kDay);
    if (part == "weekday") { // 1970-01-01 was a Thursday
        const std::string shifted = b.add(whole, 3.0);
        return b.add(b.subtract(shifted, b.multiply(floorOf(b, shifted, 7), 7.0)), 1.0);
    }
    if (part == "hour" || part == "minute") {
        const std::string seconds = floorOf(b, b.subtract(time, b.multiply(whole, kDay)), kMicroseconds);
        if (part == "hour")
            return floorOf(b, seconds, 3600);
        const std::string minutes = floorOf(b, seconds, 60);
        return b.subtract(minutes, b.multiply(floorOf(b, minutes, 60), 60.0));
    }
    const Date date = dateOf(b, whole);
    if (part == "year")
        return date.year;
    if (part == "day")
        return date.day;
    return part == "quarter" ? floorOf(b, b.add(date.month, 2.0), 3) : date.month;
}

std::string onnxNormalQuantile(OnnxBuilder& b, const std::string& share)
{
    constexpr double kMiddleAbove[]{3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
                                    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3};
    constexpr double kMiddleBelow[]{1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
                                    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3};
    constexpr double kTailAbove[]{1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
                                  1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
    constexpr double kTailBelow[]{1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
                                  1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9};
    const std::string centred = b.subtract(share, 0.5);
    const std::string r = b.subtract(b.real(0.180625), b.multiply(centred, centred));
    const std::string middle = b.divide(b.multiply(centred, b.polynomial(r, kMiddleAbove)), b.polynomial(r, kMiddleBelow));
    const std::string tail = b.node("Min", {share, b.subtract(b.real(1), share)});
    const std::string t = b.subtract(b.unary("Sqrt", b.unary("Neg", b.unary("Log", tail))), 1.6);
    const std::string size = b.divide(b.polynomial(t, kTailAbove), b.polynomial(t, kTailBelow));
    const std::string outside = b.where(b.compare("Less", centred, 0), b.unary("Neg", size), size);
    return b.where(b.compare("LessOrEqual", b.unary("Abs", centred), 0.425), middle, outside);
}

} // namespace lathe
