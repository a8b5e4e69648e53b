using System.Text.Json;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Reminders;

namespace ReplyFlow.Application.Reminders;

/// <summary>When and how people are reminded; the installation's value <see cref="SettingName"/>.</summary>
public sealed record ReminderSettings
{
    /// <summary>Name of the value.</summary>
    public const string SettingName = "reminders";

    /// <summary>The ladder of every step that has none of its own.</summary>
    public ReminderLadder Ladder { get; init; } = ReminderLadder.Default;

    /// <summary>Ladders of single steps, by step key.</summary>
    public IReadOnlyDictionary<string, ReminderLadder> Steps { get; init; } = new Dictionary<string, ReminderLadder>();

    /// <summary>Deputies who have not answered: working days before their last one on which they are mailed; empty for never.</summary>
    public IReadOnlyList<int> Deputies { get; init; } = [10, 3];

    /// <summary>From this hour of the Beijing day on, 0 to 23; nobody is reminded before.</summary>
    public int Hour { get; init; } = 8;

    /// <summary>Address of the product as people open it, for the morning's message; empty for none.</summary>
    public string Address { get; init; } = "";

    public ReminderLadder LadderFor(string step) => Steps.GetValueOrDefault(step, Ladder);

    /// <summary>The value as stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StoredJson.Options);
}
