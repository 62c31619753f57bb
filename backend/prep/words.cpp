#include "prep/words.h"

namespace lathe {

namespace {

/// Takes the first code point off; a byte that begins none stands for itself.
char32_t takeCodePoint(std::string_view& text)
{
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byteAt(0);
    const std::size_t length = first < 0x80 ? 1 : first >> 5 == 6 ? 2 : first >> 4 == 14 ? 3 : first >> 3 == 30 ? 4 : 1;
    char32_t point = first;
    bool isWhole = length > 1 && text.size() >= length;
    if (isWhole) {
        point = first & (0x7Fu >> length);
        for (std::size_t i = 1; i < length; ++i) {
            isWhole = isWhole && byteAt(i) >> 6 == 2;
            point = point << 6 | (byteAt(i) & 0x3Fu);
        }
    }
    text.remove_prefix(isWhole ? length : 1);
    return isWhole ? point : first;
}

void append(std::string& text, char32_t point)
{
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xC0 | point >> 6);
        text += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        // Only code points below 0x800 change their case here.
        text += static_cast<char>(0xE0 | point >> 12);
        text += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
    }
}

bool isBetween(char32_t point, char32_t low, char32_t high)
{
    return point >= low && point <= high;
}

char32_t lowerOf(char32_t point)
{
    if (isBetween(point, 'A', 'Z') || (isBetween(point, 0xC0, 0xDE) && point != 0xD7) || isBetween(point, 0x391, 0x3A9) || isBetween(point, 0x410, 0x42F))
        return point + 32;
    if (isBetween(point, 0x400, 0x40F))
        return point + 80;
    const bool isPairedEven = isBetween(point, 0x100, 0x12F) || isBetween(point, 0x132, 0x137) || isBetween(point, 0x14A, 0x177) || isBetween(point, 0x460, 0x481);
    const bool isPairedOdd = isBetween(point, 0x139, 0x148) || isBetween(point, 0x179, 0x17E);
    if ((isPairedEven && point % 2 == 0) || (isPairedOdd && point % 2 == 1))
        return point + 1;
    return point == 0x178 ? 0xFF : point;
}

char32_t upperOf(char32_t point)
{
    // No lower-case letter of these alphabets stands more than 80 places after its capital.
    for (const char32_t distance : {32, 80, 1})
        if (point > distance && lowerOf(point - distance) == point && point - distance != point)
            return point - distance;
    return point == 0xFF ? 0x178 : point == 0x3C2 ? 0x3A3 : point;
}

std::string mapped(std::string_view text, char32_t (*map)(char32_t))
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        std::string_view rest = text;
        const char32_t point = takeCodePoint(rest);
        const std::size_t length = text.size() - rest.size();
        const char32_t other = length == 1 && point >= 0x80 ? point : map(point);
        if (other == point)
            result += text.substr(0, length);
        else
            append(result, other);
        text = rest;
    }
    return result;
}

bool isWordLetter(char32_t point)
{
    if (point < 0x80)
        return isBetween(point, '0', '9') || isBetween(point, 'A', 'Z') || isBetween(point, 'a', 'z') || point == '_';
    if (point < 0xC0)
        return point == 0xAA || point == 0xB2 || point == 0xB3 || point == 0xB5 || isBetween(point, 0xB9, 0xBA) || isBetween(point, 0xBC, 0xBE);
    return point != 0xD7 && point != 0xF7 && !isBetween(point, 0x2000, 0x206F) && !isBetween(point, 0x20A0, 0x20CF)
           && !isBetween(point, 0x2190, 0x245F) && !isBetween(point, 0x2500, 0x2BFF) && !isBetween(point, 0x3000, 0x3004)
           && !isBetween(point, 0x3008, 0x3020) && !isBetween(point, 0xFF01, 0xFF0F) && !isBetween(point, 0xFF1A, 0xFF20)
           && !isBetween(point, 0x1F000, 0x1FAFF) && !isBetween(point, 0xFE00, 0xFE0F) && point != 0xFEFF && point != 0xFFFD;
}

} // namespace

std::string lowerText(std::string_view text)
{
    return mapped(text, &lowerOf);
}

std::string upperText(std::string_view text)
{
    return mapped(text, &upperOf);
}

std::size_t characterCount(std::string_view text)
{
    std::size_t count = 0;
    for (; !text.empty(); ++count)
        takeCodePoint(text);
    return count;
}

std::vector<std::string> tokensOf(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    std::size_t letters = 0;
    const auto finish = [&] {
        if (letters >= 2)
            words.push_back(word);
        word.clear();
        letters = 0;
    };
    while (!text.empty()) {
        const std::string_view before = text;
        if (isWordLetter(takeCodePoint(text))) {
            word += before.substr(0, before.size() - text.size());
            ++letters;
        } else {
            finish();
        }
    }
    finish();
    return words;
}

} // namespace lathe
