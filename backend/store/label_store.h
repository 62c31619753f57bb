// The journal of labels. Its words are those of label/label_event.h.
#pragma once

#include "store/database.h"

#include <vector>

namespace lathe {

/// A row of the journal.
struct LabelRow {
    std::int64_t position = 0; ///< growing; given by append()
    std::string id;
    std::string batch;
    std::string item;
    std::string subject;
    std::string before;
    std::string value;
    std::string origin;
    std::string source;
    std::string author;
    std::string time; ///< empty: now, given by append()
    double seconds = 0;
};

class LabelStore {
public:
    explicit LabelStore(Database& database) : m_database(database) {}

    /// All of them or none; rows whose id is there already are passed over. Fills in positions and times.
    /// `last`: only where that is the last position still, since the rows were made from what the journal said then.
    /// Fails with NotFound (dataset), AlreadyExists (more came behind `last`), Storage.
    Result<void> append(std::string_view dataset, std::vector<LabelRow>& rows, std::optional<std::int64_t> last = {});
    /// Those behind `position`, in order.
    Result<std::vector<LabelRow>> list(std::string_view dataset, std::int64_t position = 0) const;
    /// Those of one picture, in order.
    Result<std::vector<LabelRow>> ofItem(std::string_view dataset, std::string_view item) const;
    /// The last position; 0: the journal is empty.
    Result<std::int64_t> lastPosition(std::string_view dataset) const;

private:
    Database& m_database;
};

} // namespace lathe
