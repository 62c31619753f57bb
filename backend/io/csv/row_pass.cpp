#include "io/csv/row_pass.h"

#include "base/text.h"
#include "io/csv/row_reader.h"
#include "io/parallel.h"

#include <algorithm>

namespace lathe::csv {

namespace {

/// A table of this size is always made; a larger one when the text is not much smaller.
constexpr std::size_t kSmallTable = std::size_t(1) << 28;
constexpr std::size_t kMostGrowth = 40;

/// Fewer odd cells than this are always remembered.
constexpr std::size_t kLeastOdd = 100;

} // namespace

Result<void> RowPass::run(std::vector<std::unique_ptr<ColumnState>>& states)
{
    if (m_pieces.empty()) {
        LATHE_CHECK(findPieces(true));
    }
    LATHE_CHECK(prepare(states));
    LATHE_CHECK(readPieces(states));
    if (!m_isMisdivided)
        return {};
    LATHE_CHECK(findPieces(false));
    LATHE_CHECK(prepare(states));
    return readPieces(states);
}

Result<void> RowPass::findPieces(bool isSupposed)
{
    if (isSupposed) {
        LATHE_TRY(m_pieces, supposedPieces(m_text, m_layout.start, m_layout.dialect, m_options, m_progress));
        return {};
    }
    LATHE_TRY(Walked walked, walkedPieces(m_text, m_layout.start, m_layout.dialect, m_options, m_progress));
    m_pieces = std::move(walked.pieces);
    return {};
}

Result<void> RowPass::prepare(std::vector<std::unique_ptr<ColumnState>>& states)
{
    m_isMisdivided = false;
    m_bytesDone = 0;
    m_places = 0;
    m_rows.assign(m_pieces.size(), {});
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        const std::size_t bytes = m_pieces[i].end - m_pieces[i].begin;
        // whole rows have a byte for each cell, its delimiter or line break; the last row may lack one
        const std::size_t most = m_layout.isPadded ? m_pieces[i].rows : std::min(m_pieces[i].rows, bytes / m_layout.columns + 1);
        m_rows[i].first = m_places;
        m_places += most;
    }
    const std::size_t needed = m_places * m_layout.columns * sizeof(double);
    if (m_places > std::numeric_limits<std::uint32_t>::max() - 1 || (needed > kSmallTable && needed / kMostGrowth > m_text.size()))
        return fail(ErrorCode::OutOfMemory,
                    "A table of " + grouped(static_cast<std::int64_t>(m_places)) + " rows and "
                        + grouped(static_cast<std::int64_t>(m_layout.columns)) + " columns is too large for its text",
                    "Check the delimiter and the first lines of the file");
    const auto workers = static_cast<std::size_t>(std::max(1, m_options.threads));
    return parallelFor(states.size(), m_options.threads, [&](std::size_t i) -> Result<void> {
        ColumnState& state = *states[i];
        if (!state.isWanted)
            return {};
        state.isWrong = false;
        state.values = {};
        state.values.allocate(state.plan.type, m_places);
        state.texts.clear();
        state.texts.resize(state.plan.type == ColumnType::Text ? m_pieces.size() : 0);
        state.writers.clear();
        for (std::size_t worker = 0; worker < workers; ++worker)
            state.writers.push_back(std::make_unique<ColumnWriter>(state.plan, state.values, m_places / 100 + kLeastOdd, state.isWrong));
        return {};
    });
}

Result<void> RowPass::readPieces(std::vector<std::unique_ptr<ColumnState>>& states)
{
    std::atomic<std::size_t> next = 0;
    const auto workers = static_cast<std::size_t>(std::max(1, m_options.threads));
    return parallelFor(workers, m_options.threads, [&](std::size_t worker) -> Result<void> {
        for (std::size_t i = next++; i < m_pieces.size() && !m_isMisdivided; i = next++) {
            if (m_progress.stopRequested())
                return cancelled();
            readPiece(i, worker, states);
            const std::size_t bytes = m_pieces[i].end - m_pieces[i].begin;
            m_progress.set(static_cast<std::int64_t>(m_bytesDone += bytes), static_cast<std::int64_t>(m_text.size()), "Reading rows");
            if (m_options.release)
                m_options.release(m_pieces[i].begin, m_pieces[i].end);
        }
        return {};
    });
}

bool RowPass::hasFittingSize(const std::vector<std::string_view>& cells) const
{
    if (cells.size() < m_layout.columns)
        return m_layout.isPadded;
    return std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(m_layout.columns), cells.end(),
                       [](std::string_view cell) { return cell.empty(); });
}

void RowPass::readPiece(std::size_t index, std::size_t worker, std::vector<std::unique_ptr<ColumnState>>& states)
{
    const Piece& piece = m_pieces[index];
    PieceRows& rows = m_rows[index];
    const std::size_t places = (index + 1 < m_rows.size() ? m_rows[index + 1].first : m_places) - rows.first;
    rows.worker = worker;
    struct Target {
        std::size_t cell;
        ColumnWriter* writer;
    };
    std::vector<Target> targets;
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (!states[i]->isWanted)
            continue;
        targets.push_back({i, states[i]->writers[worker].get()});
        targets.back().writer->begin(index, states[i]->texts.empty() ? nullptr : &states[i]->texts[index]);
    }
    RowReader reader(m_text, m_layout.dialect);
    reader.moveTo(piece.begin);
    while (reader.position() < piece.end) {
        const std::size_t position = reader.position();
        const RowReader::Line line = reader.next();
        if (line == RowReader::Line::Blank || line == RowReader::Line::Comment)
            continue;
        const std::vector<std::string_view>& cells = reader.cells();
        const bool isBroken = line == RowReader::Line::BrokenQuotes;
        if (isBroken || !hasFittingSize(cells)) {
            if (rows.badCount++ < kMostListed)
                rows.bad.push_back({position, isBroken ? 0 : static_cast<std::uint32_t>(cells.size())});
            continue;
        }
        if (rows.count == places) { // more rows than line breaks that end one: the quotes are not what they seemed
            m_isMisdivided = true;
            return;
        }
        const std::size_t row = rows.first + rows.count++;
        for (const Target& target : targets) {
            if (target.cell < cells.size())
                target.writer->write(cells[target.cell], row, position);
            else
                target.writer->writeMissing(row);
        }
    }
    if (reader.position() != piece.end)
        m_isMisdivided = true;
}

} // namespace lathe::csv
