#include "nn/learners/network_parameters.h"

namespace lathe {

std::vector<ParamSpec> networkParameters(const NetworkDefaults& d, std::vector<ParamSpec> own)
{
    std::vector<ParamSpec> specs;
    const auto add = [&](ParamSpec&& spec) { specs.push_back(std::move(spec)); };

    add(ParamSpec::integer("epochs", "Epochs", d.epochs, 0, 10'000,
                           "How often all training pictures are shown. 0 with base weights takes them as they are."));
    add(ParamSpec::integer("batch_size", "Batch size", d.batch, 1, 8192,
                           "Pictures a step. Halved on its own where a GPU's memory does not suffice.")
            .withUnit("pictures"));
    add(ParamSpec::real("learning_rate", "Learning rate", d.learningRate, 1e-7, 1e6,
                        "Length of a step. Too large: the loss jumps or becomes infinite; too small: it hardly falls.")
            .inFactors());
    for (ParamSpec& spec : own)
        add(std::move(spec));
    add(ParamSpec::integer("image_size", "Picture size", 0, 0, 2048,
                           "Side of the square that pictures are brought to. 0: the base model's, or the pictures' own up to "
                               + std::to_string(d.largestSize) + ".")
            .withUnit("px")
            .withZero("automatic"));
    if (!d.stages.empty()) {
        add(ParamSpec::choice("freeze", "Freeze", "auto",
                              {{"auto", "Automatic"}, {"none", "Nothing"}, {"stages", "The first stages"},
                               {"features", "All but the head"}},
                              "Parts that keep their base weights. Automatic: the first stages with fewer than 2,000 "
                              "training pictures, else nothing. With all but the head frozen, features are computed once "
                              "and an epoch takes moments."));
        add(ParamSpec::integer("frozen_stages", "Frozen stages", d.frozenStages, 1,
                               static_cast<double>(d.stages.size()),
                               "How many of the network's " + std::to_string(d.stages.size())
                                   + " stages stay as they are when the first stages are frozen.")
                .rare());
    }
    add(ParamSpec::boolean("flip", "Mirror", d.flip,
                           "Mirror every second picture left and right. Not for writing or other things with a side."));
    add(ParamSpec::real("shift", "Shift", d.shift, 0, 0.5, "Move pictures by up to this share of their side; the border is black."));
    add(ParamSpec::real("zoom", "Zoom", d.zoom, 0, 0.9,
                        "Show a random part of each picture, with sides of at least 1 minus this share."));

    add(ParamSpec::choice("optimizer", "Optimizer", d.optimiser, {{"adamw", "AdamW"}, {"sgd", "SGD with momentum"}},
                          "AdamW learns fast with little tuning; SGD often ends a little better after many epochs.")
            .rare());
    add(ParamSpec::real("momentum", "Momentum", 0.9, 0, 0.999, "Share of the last step that goes on, with SGD.").rare());
    add(ParamSpec::boolean("nesterov", "Nesterov momentum", false, "Look ahead along the momentum, with SGD.").rare());
    add(ParamSpec::real("weight_decay", "Weight decay", d.weightDecay, 0, 1,
                        "Pulls weights towards zero, against overfitting. Biases and normalisations are spared.")
            .rare());
    add(ParamSpec::choice("schedule", "Schedule", d.schedule,
                          {{"cosine", "Cosine"}, {"one_cycle", "One cycle"}, {"constant", "Constant"}},
                          "How the learning rate moves over the run.")
            .rare());
    add(ParamSpec::real("warmup_epochs", "Warm-up", d.warmupEpochs, 0, 100,
                        "Epochs in which the learning rate rises from nearly zero.")
            .withUnit("epochs")
            .rare());
    add(ParamSpec::real("body_rate", "Body's rate", d.bodyRate, 0, 1,
                        "Factor on the learning rate of everything but the head when base weights are fine-tuned.")
            .rare());
    add(ParamSpec::boolean("keep_statistics", "Keep statistics", d.keepStatistics,
                           "Batch normalisations keep the base's mean and variance when it is fine-tuned. Better with few "
                           "pictures or small batches.")
            .rare());
    add(ParamSpec::real("label_smoothing", "Label smoothing", d.labelSmoothing, 0, 0.5,
                        "Share of each label spread over all classes, against overconfidence.")
            .rare());
    add(ParamSpec::choice("class_weights", "Class weights", "none", {{"none", "None"}, {"balanced", "Balanced"}},
                          "Balanced: rare classes count as much as frequent ones.")
            .rare());
    add(ParamSpec::integer("patience", "Patience", 0, 0, 10'000,
                           "Stop when the validation accuracy has not risen for so many epochs. 0: never.")
            .withZero("never")
            .withUnit("epochs")
            .rare());
    add(ParamSpec::real("gradient_clip", "Gradient limit", 0, 0, 1e6, "Largest norm of the gradient. 0: no limit.")
            .withZero("none")
            .rare());
    add(ParamSpec::choice("precision", "Precision", "auto",
                          {{"auto", "Automatic"}, {"float32", "float32"}, {"bfloat16", "bfloat16"}, {"float16", "float16 (GPU)"}},
                          "Automatic takes bfloat16 where the device has instructions for it and it is faster.")
            .rare());
    add(ParamSpec::choice("input_scaling", "Input scaling", "auto",
                          {{"auto", "Automatic"}, {"dataset", "The training part's mean and deviation"},
                           {"imagenet", "ImageNet's mean and deviation"}, {"symmetric", "-1 to 1"}, {"unit", "0 to 1"}},
                          "Automatic: a base model's own, ImageNet's for a weights file, else the training part's. It must be "
                          "what base weights were trained with.")
            .rare());
    add(ParamSpec::choice("image_fit", "Fit", "crop", {{"crop", "Cut the centre"}, {"stretch", "Stretch"}},
                          "How a picture that is not square becomes square.")
            .rare());
    add(ParamSpec::real("brightness", "Brightness", 0, 0, 0.9, "Random factor on all values, within 1 plus or minus this.").rare());
    add(ParamSpec::real("contrast", "Contrast", 0, 0, 0.9, "Random factor on the distance from the mean.").rare());
    add(ParamSpec::real("saturation", "Saturation", 0, 0, 0.9, "Random factor on the distance from grey.").rare());
    add(ParamSpec::real("erase", "Erasing", 0, 0, 1, "Share of pictures in which a random rectangle becomes noise.").rare());
    add(ParamSpec::real("mixup", "Mixup", 0, 0, 4, "Mix pairs of pictures and their labels; larger values mix more evenly.").rare());
    return specs;
}

TrainingSettings trainingSettings(const Params& params)
{
    TrainingSettings s;
    s.epochs = static_cast<int>(params.integer("epochs"));
    s.batch = static_cast<int>(params.integer("batch_size"));
    s.optimiser = params.text("optimizer") == "sgd" ? OptimiserKind::Sgd : OptimiserKind::AdamW;
    s.learningRate = params.real("learning_rate");
    s.momentum = params.real("momentum");
    s.nesterov = params.boolean("nesterov");
    s.weightDecay = params.real("weight_decay");
    s.bodyRate = params.real("body_rate");
    const std::string& schedule = params.text("schedule");
    s.schedule = schedule == "cosine" ? ScheduleKind::Cosine
        : schedule == "one_cycle"     ? ScheduleKind::OneCycle
                                      : ScheduleKind::Constant;
    s.warmupEpochs = params.real("warmup_epochs");
    s.keepStatistics = params.boolean("keep_statistics");
    s.labelSmoothing = params.real("label_smoothing");
    s.gradientClip = params.real("gradient_clip");
    s.patience = static_cast<int>(params.integer("patience"));
    s.balancedClasses = params.text("class_weights") == "balanced";
    s.precision = precisionFromText(params.text("precision")).value_or(PrecisionChoice::Auto);
    AugmentationSettings& a = s.augmentation;
    a.flip = params.boolean("flip");
    a.shift = params.real("shift");
    a.zoom = params.real("zoom");
    a.brightness = params.real("brightness");
    a.contrast = params.real("contrast");
    a.saturation = params.real("saturation");
    a.erase = params.real("erase");
    a.mixup = params.real("mixup");
    return s;
}

} // namespace lathe
