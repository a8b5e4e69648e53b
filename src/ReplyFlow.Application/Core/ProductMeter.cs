using System.Diagnostics.Metrics;

namespace ReplyFlow.Application.Core;

/// <summary>
/// What the product counts of itself, for its own page of figures and, where it is switched on, for OpenTelemetry. No tag names a person, a
/// case or a text: kinds of step only.
/// </summary>
public static class ProductMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "ReplyFlow";

    /// <summary>Name of the tag with the kind of step.</summary>
    public const string StepTag = "step";

    private static readonly Meter Meter = new(Name);

    /// <summary>Decisions that were committed, by kind of step.</summary>
    public static Counter<long> Decisions { get; } = Meter.CreateCounter<long>("replyflow.decisions", "{decision}", "Work items decided");

    /// <summary>Reminders given.</summary>
    public static Counter<long> Reminders { get; } = Meter.CreateCounter<long>("replyflow.reminders", "{reminder}", "Reminders given");

    /// <summary>How long setting and painting a letter's PDF takes, in seconds.</summary>
    public static Histogram<double> LetterTime { get; } = Meter.CreateHistogram<double>("replyflow.letter.duration", "s", "Time to set and paint a letter");
}
