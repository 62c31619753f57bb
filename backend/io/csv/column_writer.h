// Cells of a column, read on several threads straight into typed values.
#pragma once

#include "io/cell_types.h"
#include "io/level_set.h"

#include <atomic>
#include <string>
#include <vector>

namespace lathe::csv {

/// What a column is taken for.
struct ColumnPlan {
    ColumnType type = ColumnType::Numeric;
    CellFormat format;     ///< with `time` set for Time
    bool isTimeOrderGuessed = false; ///< day and month might be the other way round
    bool isChosen = false; ///< by a person: what does not fit is left out, however much it is
};

/// A cell that does not fit its column's type.
struct OddCell {
    std::uint64_t row = 0;
    std::uint64_t position = 0; ///< of its row in the text
};

/// Values of all rows, written by several threads at different rows.
struct ColumnValues {
    std::vector<double> numbers;
    std::vector<std::uint32_t> codes;
    std::vector<std::int64_t> times;
    std::vector<std::uint8_t> flags;
    void allocate(ColumnType type, std::size_t rows);
};

/// The texts of a piece, one after the other.
struct TextPiece {
    std::vector<std::uint32_t> sizes; ///< one a row, kMissingCode: missing
    std::vector<char> characters;
};

/// What one thread writes of one column.
class ColumnWriter {
public:
    /// Of a piece's cells that do not fit, so many are kept as texts.
    static constexpr std::size_t kMostOddTexts = 20;
    /// More different texts than this are no categories, unless a person says so.
    static constexpr std::size_t kMostLevels = 10'000;

    /// `mostOdd`: with more odd cells than this, not all the same word, the plan is wrong; isWrong is set then.
    /// All are kept by reference.
    ColumnWriter(const ColumnPlan& plan, ColumnValues& values, std::size_t mostOdd, std::atomic<bool>& isWrong);

    /// What follows belongs to that piece of the text; `texts` takes the values of a text column.
    void begin(std::size_t piece, TextPiece* texts)
    {
        m_piece = piece;
        m_texts = texts;
        m_oddTextsOfPiece = 0;
    }
    void write(std::string_view cell, std::size_t row, std::size_t position);
    void writeMissing(std::size_t row);

    struct OddText {
        std::size_t piece = 0;
        std::string text;
    };
    const std::vector<OddCell>& oddCells() const { return m_odd; } ///< the first `mostOdd`, or all of a chosen type
    const std::vector<OddText>& oddTexts() const { return m_oddTexts; }
    std::size_t oddCount() const { return m_oddCount; }
    bool isOddOneWord() const { return m_isOneWord; }
    const std::string& oddWord() const { return m_oddWord; } ///< the first odd cell
    const std::vector<OddCell>& notUtf8() const { return m_notUtf8; }

    const LevelSet& levels() const { return m_levels; }
    /// Rows in which the levels came first, ascending.
    const std::vector<std::uint64_t>& firstRows() const { return m_firstRows; }
    bool isMissingLevel(std::uint32_t level) const { return m_levelKinds[level] != LevelKind::Value; }

private:
    enum class LevelKind : std::uint8_t { Value, Missing, NotUtf8 };

    void writeNumber(std::string_view cell, std::size_t row, std::size_t position);
    void writeCategory(std::string_view cell, std::size_t row, std::size_t position);
    void writeText(std::string_view cell, std::size_t row, std::size_t position);
    void addOdd(std::string_view cell, std::size_t row, std::size_t position);

    const ColumnPlan& m_plan;
    ColumnValues& m_values;
    MissingWords m_missing;
    std::size_t m_mostOdd;
    std::atomic<bool>& m_isWrong;
    bool m_hasMissingNumber = false; ///< a word for missing values is a number
    bool m_isPlainNumber = false;    ///< readShortNumber() may be asked
    std::size_t m_piece = 0;
    TextPiece* m_texts = nullptr;
    std::size_t m_oddTextsOfPiece = 0;
    bool m_isFull = false; ///< there are too many levels

    std::vector<OddCell> m_odd;
    std::vector<OddText> m_oddTexts;
    std::string m_oddWord;
    std::size_t m_oddCount = 0;
    bool m_isOneWord = true;
    std::vector<OddCell> m_notUtf8;

    LevelSet m_levels;
    std::vector<std::uint64_t> m_firstRows;
    std::vector<LevelKind> m_levelKinds;
};

} // namespace lathe::csv
