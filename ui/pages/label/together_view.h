// Labelling together: journals come and go as files, and what two people say of the same stands side by side.
#pragma once

#include "ui/models/together.h"

#include <QWidget>

#include <array>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace lathe {

class AnnotationCanvas;
class Card;
class FullPictures;
class PageHeader;
class StageGuide;

class TogetherView : public QWidget {
    Q_OBJECT
public:
    TogetherView(PageContext context, Labelling& labelling, QWidget* parent = nullptr);
    ~TogetherView() override;

    Together& together() { return *m_together; }
    /// The conflict that is shown; -1: there is none.
    int current() const { return m_current; }
    void showConflict(int conflict);
    /// The left word, or the right one.
    void keep(int side);
    bool isSettling() const;

signals:
    void left();
    void banner(const BannerMessage& message);

private:
    struct Side {
        Card* card = nullptr;
        QLabel* says = nullptr;
        AnnotationCanvas* canvas = nullptr;
        QPushButton* keep = nullptr;
    };
    QWidget* makeSides();
    QWidget* makeGuide();
    void addKey(const QKeySequence& key, std::function<void()> run);
    void refresh();
    void refreshSide(std::size_t side);
    /// The words in the order of the sides: one's own is on the left.
    const LabelEvent& word(std::size_t side) const;
    bool isOther(std::size_t side) const;
    QString wordText(const LabelEvent& event) const;
    QString subjectText(const JournalConflict& conflict) const;
    void chooseFileToWrite();
    void chooseFileToBringIn();

    Labelling& m_labelling;
    Together* m_together;
    std::unique_ptr<FullPictures> m_pictures;
    PageHeader* m_header;
    QStackedLayout* m_stack;
    StageGuide* m_guide;
    QLabel* m_about;
    std::array<Side, 2> m_sides;
    int m_current = -1;
};

} // namespace lathe
