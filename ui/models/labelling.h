// Labelling a dataset: the labels as they are now, every change applied at once and written behind.
#pragma once

#include "services/label_service.h"
#include "ui/pages/page.h"

#include <QElapsedTimer>
#include <QTimer>

#include <set>

namespace lathe {

class Labelling : public QObject {
    Q_OBJECT
public:
    explicit Labelling(PageContext context, QObject* parent = nullptr);
    /// Waits until what was done is written.
    ~Labelling() override;

    /// Of the dataset's latest version, in the background; then opened(). An empty name closes.
    void open(const QString& dataset);
    bool isOpen() const { return m_session != nullptr; }
    bool isLoading() const { return m_loading > 0; }
    /// True until everything is in the journal.
    bool isWriting() const { return !m_unwritten.empty(); }

    // Only while it is open.
    const LabelState& state() const { return m_session->state; }
    const LabelHistory& history() const { return m_session->history; }
    const DatasetVersion& version() const { return m_session->version; }
    const std::shared_ptr<const ItemSet>& pictures() const { return m_pictures; }
    const QString& person() const { return m_person; }
    /// Another name may have been entered in the settings: what is shown follows.
    void refreshPerson();
    /// It says something that this person may not know yet: see LabelState::isBlind().
    bool isHidden(const LabelBatch& batch) const;
    /// Changes that no version holds yet.
    std::int64_t pending() const { return m_session->pending; }

    /// Changes that belong together: one undoing takes them back. What changes nothing is left out, and shapes on
    /// pictures of an open round, with refused().
    void change(std::vector<LabelChange> changes, LabelOrigin origin = LabelOrigin::Hand, const QString& source = {});
    /// Says it also where it is the same word as before: a decision between two.
    void decide(const LabelChange& change, const QString& source);
    /// What other programs and people wrote since, in the background; then changed().
    void catchUp();
    bool canUndo() const;
    bool canRedo() const;
    void undo();
    void redo();

    /// The picture that is shown now: from here on time is counted.
    void began() { m_clock.restart(); }
    /// Labelled pictures an hour over the last ones, and their number in this sitting; 0 an hour: not known yet.
    double pacePerHour() const;

    /// Makes a version of what is there; then `done` with it.
    void keep(std::function<void(const DatasetVersion&)> done);

signals:
    void opened();
    /// These pictures have other labels. Empty: perhaps all, since classes changed.
    void changed(const std::vector<std::size_t>& items);
    void classesChanged();
    void historyChanged();
    /// An undoing reached this picture.
    void itemWanted(std::size_t item);
    void failed(const Error& error);
    void written();
    /// A picture of an open round takes an answer and nothing else.
    void refused();

private:
    void apply(const std::vector<LabelEvent>& events);
    void take(const std::vector<LabelEvent>& events);
    void turn(const LabelBatch* batch, LabelOrigin origin);
    void write();

    PageContext m_context;
    std::unique_ptr<LabelSession> m_session;
    std::shared_ptr<const ItemSet> m_pictures;
    QString m_person;
    std::vector<LabelEvent> m_unwritten;
    std::size_t m_inFlight = 0; ///< of them
    std::set<std::string> m_own; ///< ids of events made here that catchUp() has not met
    bool m_isCatchingUp = false;
    QTimer m_again;             ///< after a failure
    QElapsedTimer m_clock;
    std::vector<qint64> m_doneAt; ///< milliseconds of pictures that were finished, by m_sitting
    QElapsedTimer m_sitting;
    int m_generation = 0;
    int m_loading = 0;
    std::vector<std::function<void(const DatasetVersion&)>> m_keeping; ///< wait for the journal
};

} // namespace lathe
