// A model at one's side: it learns from every label, suggests classes, and says what to label next.
#pragma once

#include "eval/wilson.h"
#include "label/live_session.h"
#include "services/live_service.h"
#include "ui/models/labelling.h"

namespace lathe {

class LiveLoop : public QObject {
    Q_OBJECT
public:
    LiveLoop(PageContext context, Labelling& labelling, QObject* parent = nullptr);

    /// Looks at all pictures in the background, then learns. None: the loop stops.
    void setBackbone(const Backbone& backbone);
    const Backbone& backbone() const { return m_backbone; }
    bool isLooking() const { return m_looking; }
    bool isReady() const { return m_session != nullptr || m_stepping; }
    bool isBusy() const { return m_looking || m_stepping; }
    /// Null until there is one.
    const LiveAnswer* answer() const { return m_answer.get(); }
    /// Of all pictures, in the order of the set; null until they have been looked at.
    const std::shared_ptr<const Embeddings>& embeddings() const { return m_embeddings; }

    struct Suggestion {
        std::int32_t label = -1;
        float probability = 0;
    };
    /// Nothing for a picture that has its class, or is in an open round: people answer there by themselves.
    std::optional<Suggestion> suggestion(std::size_t item) const;
    /// What is written beside a label of the picture: the guess before it, and whether the picture was drawn by chance.
    QString sourceOf(std::size_t item) const;
    /// Of the guesses on pictures that were drawn by chance; nothing before the first.
    std::optional<ShareInterval> accuracy() const;
    /// Of those guesses that were taken as they were.
    std::optional<double> takenUnchanged() const;

signals:
    /// Another backbone, or the pictures have been looked at.
    void stateChanged();
    void answered();
    void failed(const Error& error);

private:
    void look();
    void step();
    struct Guess {
        std::string batch;
        bool wasRight = false, wasDrawn = false;
    };
    /// Guesses in the journal, the newest last; each batch is read once.
    const std::vector<Guess>& guesses() const;

    PageContext m_context;
    Labelling& m_labelling;
    Backbone m_backbone;
    std::shared_ptr<const Embeddings> m_embeddings;
    std::unique_ptr<LiveSession> m_session; ///< null while a step has it
    std::unique_ptr<LiveAnswer> m_answer;
    std::vector<bool> m_drawn; ///< by picture, of the queue as it is
    int m_generation = 0;
    bool m_looking = false, m_stepping = false, m_stale = false;
    std::uint64_t m_steps = 0;
    mutable std::vector<Guess> m_guesses;
    mutable std::size_t m_read = 0; ///< batches of the history
};

} // namespace lathe
