using System.Text.Json.Serialization;

namespace ReplyFlow.Domain.Policies;

/// <summary>What is known of a document beside its text.</summary>
public sealed record PolicyFacts
{
    /// <summary>Longest <see cref="Title"/>, and longest of <see cref="OtherTitles"/>, in characters.</summary>
    public const int MaxTitle = 200;

    /// <summary>Longest <see cref="DocumentNumber"/>, in characters.</summary>
    public const int MaxNumber = 60;

    /// <summary>Longest <see cref="Issuer"/>, in characters.</summary>
    public const int MaxIssuer = 120;

    /// <summary>Most of <see cref="OtherTitles"/>.</summary>
    public const int MaxOthers = 5;

    /// <summary>Its title, without 《》.</summary>
    public required string Title { get; init; }

    /// <summary>Titles it may be cited by as well, one a line: of the plan that a notice issues, or of the notice; empty for none.</summary>
    public string OtherTitles { get; init; } = "";

    /// <summary>发文字号; empty where it has none.</summary>
    public string DocumentNumber { get; init; } = "";

    /// <summary>发文机关; empty where it is not known.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>What it is.</summary>
    public PolicyKind Kind { get; init; }

    /// <summary>成文 or 公布日期; null where it is not known.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>施行日期: the first day it is in force; null for the day it was issued.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>有效期至: the last day it is in force; null where no end is set.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Every title it may be cited by, its own first.</summary>
    [JsonIgnore]
    public IEnumerable<string> Titles => OtherTitles.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Prepend(Title);

    /// <summary>The first day it is in force, as far as it is known.</summary>
    [JsonIgnore]
    public DateOnly? Begins => ValidFrom ?? IssuedOn;

    /// <summary>How a letter cites it: 《title》（文号）.</summary>
    [JsonIgnore]
    public string Citation => $"{Named(Title)}{(DocumentNumber.Length > 0 ? $"（{DocumentNumber}）" : "")}";

    /// <summary>A title in 《》; what has 《》 inside them has 〈〉, and inside those 《》 again (GB/T 15834).</summary>
    public static string Named(string title) => $"《{(title.Contains('《') ? string.Concat(title.Select(Other)) : title)}》";

    /// <summary>How it stands on a day.</summary>
    /// <param name="day">The day, Beijing date.</param>
    /// <param name="repealedOn">The first day on which it was repealed; null where it was not.</param>
    public PolicyStanding StandingOn(DateOnly day, DateOnly? repealedOn) =>
        repealedOn <= day ? PolicyStanding.Repealed
        : ValidTo < day ? PolicyStanding.Expired
        : IssuedOn > day ? PolicyStanding.NotIssued
        : ValidFrom > day ? PolicyStanding.NotYet
        : PolicyStanding.InForce;

    private static char Other(char c) => c switch
    {
        '《' => '〈',
        '》' => '〉',
        '〈' => '《',
        '〉' => '》',
        _ => c,
    };
}
