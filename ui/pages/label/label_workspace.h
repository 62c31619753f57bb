// Labelling pictures: one at a time on the canvas, or many in the grid; the same labels, keys and history.
#pragma once

#include "ui/items/full_pictures.h"
#include "ui/items/thumbnail_loader.h"
#include "ui/models/label_agreement.h"
#include "ui/models/box_suggester.h"
#include "ui/models/label_review.h"
#include "ui/models/labelling.h"
#include "ui/models/live_loop.h"
#include "ui/pages/label/label_inspector.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace lathe {

class AgreementPanel;
class AnnotationCanvas;
class Card;
class IconButton;
class InlineBar;
class ItemGrid;
class LabelQueue;
class PageHeader;
class ReviewPanel;
class SegmentedControl;

class LabelWorkspace : public QWidget {
    Q_OBJECT
public:
    explicit LabelWorkspace(PageContext context, QWidget* parent = nullptr);

    Labelling& labelling() { return *m_labelling; }
    LiveLoop& live() { return *m_live; }
    BoxSuggester& boxes() { return *m_boxes; }
    LabelReview& review() { return *m_review; }
    LabelAgreement& agreement() { return *m_agreement; }
    LabelInspector& inspector() { return *m_inspector; }
    AnnotationCanvas& canvas() { return *m_canvas; }
    void open(const QString& dataset);
    bool isSettling() const;
    /// The keys as they are chosen now.
    void refreshKeys();
    /// For the command palette.
    std::vector<PageCommand> commands();
    /// The picture in hand, an index into the set; -1: none.
    std::int64_t item() const;
    void showItem(std::size_t item);

protected:
    void resizeEvent(QResizeEvent* event) override;

signals:
    void banner(const BannerMessage& message);
    void bannerCleared();
    /// Journals of others, and what people disagree about.
    void togetherWanted();

private:
    enum class View { Grid, Picture, Review, Agreement };
    enum class Shown { All, Open, Done, Skipped, Flagged, Round };

    void makeHeader();
    QWidget* makePicture();
    QWidget* makeQueue();
    void makeActions();
    void addAction(const QString& id, std::function<void()> run);
    void refreshButtons();
    void connectClasses();
    void connectPictures();
    void connectBoxes();
    void makeReview();
    void makeAgreement();

    View view() const;
    void opened();
    void order();
    void changed(const std::vector<std::size_t>& items);
    void showPlace(int place);
    void refreshPicture();
    void refreshGrid();
    void refreshHead();
    void refreshInspector();
    void refreshState();
    void refreshRound();
    std::vector<std::size_t> candidates() const;
    bool isShown(std::size_t item, Shown shown) const;
    void setView(View view);
    void setTool(ToolKind tool);
    std::vector<Annotation> selected() const;
    std::vector<ClassLook> looks() const;

    // What keys do.
    void classKey(std::int32_t label);
    void classForMany(const std::vector<std::size_t>& items, std::int32_t label, LabelOrigin origin = LabelOrigin::Hand);
    void takeClassAway();
    void mark(ItemProgress progress);
    void done();
    void step(int places);
    void nextOpen();
    void removeSelected();
    void copy();
    void paste();
    void repeat();
    void fillBetween();
    void startReview();
    void labelRound();
    void markGold();
    std::vector<std::size_t> inHand() const;
    void nextMark();
    void addClass(const QString& name);
    bool isFinished(std::size_t item) const;

    // label_suggestions.cpp
    void accept();
    void acceptBoxes(const std::vector<Annotation>& ghosts);
    void dismissBox();
    void refreshGhosts();
    void wantBoxes();
    void nextUncertain();
    void answered();
    bool isLiveOrder() const;
    std::vector<std::size_t> telling() const;
    std::vector<std::size_t> liveOrder(const std::vector<std::size_t>& shown) const;
    void chooseSuggester();
    void chooseBackbone();
    void chooseDetector();

    PageContext m_context;
    Labelling* m_labelling;
    LiveLoop* m_live;
    BoxSuggester* m_boxes;
    LabelAdviser* m_adviser;
    LabelReview* m_review;
    LabelAgreement* m_agreement;
    ThumbnailLoader m_thumbnails;
    FullPictures m_pictures;
    LabelInspector* m_inspector;
    PageHeader* m_header;
    SegmentedControl* m_views;
    QComboBox* m_filter;
    QComboBox* m_sequence; ///< as they come, or the most telling first
    QPushButton* m_together;
    QPushButton* m_skip;
    QPushButton* m_flag;
    QPushButton* m_done;
    QStackedWidget* m_stack;
    AnnotationCanvas* m_canvas;
    ItemGrid* m_grid;
    LabelQueue* m_queue;
    QLabel* m_zoom;
    QLabel* m_progressText;
    InlineBar* m_progress;
    Card* m_queueCard;
    ReviewPanel* m_reviewPanel;
    AgreementPanel* m_agreementPanel;
    std::map<ToolKind, IconButton*> m_tools;
    std::map<QString, QAction*> m_actions;
    std::vector<QAction*> m_classActions;
    std::vector<std::size_t> m_order; ///< pictures in the order of work
    int m_place = -1;                 ///< in it
    std::vector<std::size_t> m_seen; ///< pictures that were in hand, in the order of the queue
    std::vector<Annotation> m_copied;
    std::size_t m_finished = 0;
};

} // namespace lathe
