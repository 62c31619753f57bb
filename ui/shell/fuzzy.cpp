#include "ui/shell/fuzzy.h"

#include <algorithm>
#include <vector>

namespace lathe {

int fuzzyScore(const QString& pattern, const QString& text)
{
    const QString wanted = pattern.toLower().remove(' ');
    const QString given = text.toLower();
    if (wanted.isEmpty())
        return 1;
    // best[j]: the best score of the letters so far when the last one is given[j]; 0 is impossible.
    std::vector<int> best(static_cast<std::size_t>(given.size()), 0);
    for (int i = 0; i < wanted.size(); ++i) {
        std::vector<int> next(best.size(), 0);
        int before = 0; // the best of the earlier letters that ends before j − 1
        for (int j = 0; j < given.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int adjacent = j > 0 ? best[at - 1] : 0;
            if (given[j] == wanted[i]) {
                const bool begins = j == 0 || !given[j - 1].isLetterOrNumber();
                const int gain = begins ? 8 : 1;
                if (i == 0)
                    next[at] = 1 + gain;
                else if (adjacent > 0 || before > 0)
                    next[at] = gain + std::max(adjacent > 0 ? adjacent + 10 : 0, before);
            }
            before = std::max(before, adjacent);
        }
        best = std::move(next);
    }
    const int score = best.empty() ? 0 : *std::max_element(best.begin(), best.end());
    return score == 0 ? 0 : std::max(1, score * 64 - static_cast<int>(std::min<qsizetype>(given.size(), 60)));
}

} // namespace lathe
