// Several people who label the same pictures: what others write arrives, journals come and go as files, conflicts are decided.
#pragma once

#include "services/journal_service.h"
#include "ui/models/labelling.h"

namespace lathe {

class Together : public QObject {
    Q_OBJECT
public:
    Together(PageContext context, Labelling& labelling, QObject* parent = nullptr);

    /// While it is on, what other programs write into the workspace arrives within a second.
    void setWatching(bool isOn);
    /// Those that nobody decided yet.
    const std::vector<JournalConflict>& conflicts() const { return m_conflicts; }
    bool isBusy() const { return m_reading || m_jobs > 0; }

    void decide(const JournalConflict& conflict, bool isOther);
    void writeJournal(const QString& path);
    void bringIn(const QString& path);

signals:
    void changed();
    void written(const QString& path, qint64 events);
    void broughtIn(const JournalMerged& merged);
    void failed(const Error& error);

private:
    bool hasNotes() const;
    void read();

    PageContext m_context;
    Labelling& m_labelling;
    QTimer m_watch;
    std::vector<JournalConflict> m_conflicts;
    bool m_reading = false, m_stale = false;
    int m_jobs = 0;
    mutable std::size_t m_seen = 0; ///< batches of the history that were looked at
    mutable bool m_hasNotes = false;
};

} // namespace lathe
