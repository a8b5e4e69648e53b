using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Web.Pages.Settings.Deadlines;

/// <summary>A scope's rules as typed: a number and a unit a kind, both empty to inherit.</summary>
public sealed class RulesForm
{
    public PeriodField Assign { get; set; } = new();

    public PeriodField Object { get; set; } = new();

    public PeriodField Opinion { get; set; } = new();

    public PeriodField Reply { get; set; } = new();

    public PeriodField Extended { get; set; } = new();

    public PeriodField Feedback { get; set; } = new();

    public PeriodField ReReply { get; set; } = new();

    public PeriodField Errand { get; set; } = new();

    /// <summary>Empty to inherit, else true or false.</summary>
    [Display(Name = "到期日遇放假或周末")]
    public string Roll { get; set; } = "";

    /// <summary>The scope's rules when the page was opened, as a file.</summary>
    [Display(Name = "原来的期限"), DataType(DataType.MultilineText)]
    public string Seen { get; set; } = "{}";

    /// <summary>The day the examples start on.</summary>
    [Display(Name = "从哪天起算")]
    public DateOnly? Example { get; set; }

    public PeriodField this[DeadlineKind kind] => kind switch
    {
        DeadlineKind.Assign => Assign,
        DeadlineKind.Object => Object,
        DeadlineKind.Opinion => Opinion,
        DeadlineKind.Reply => Reply,
        DeadlineKind.Extended => Extended,
        DeadlineKind.Feedback => Feedback,
        DeadlineKind.ReReply => ReReply,
        _ => Errand,
    };

    /// <summary>The form that shows a scope's rules.</summary>
    public static RulesForm Of(DeadlineOverrides own, DateOnly example)
    {
        var form = new RulesForm
        {
            Roll = own.Roll switch { null => "", true => "true", _ => "false" },
            Seen = DeadlineOverridesFile.Write(own),
            Example = example,
        };
        foreach (var (kind, period) in own.Periods)
            (form[kind].Count, form[kind].Unit) = (period.Count.ToString(CultureInfo.InvariantCulture), period.Unit);
        return form;
    }

    /// <summary>The rules that were typed.</summary>
    /// <exception cref="InvalidInputException">A number is none.</exception>
    public DeadlineOverrides Read()
    {
        var errors = Enum.GetValues<DeadlineKind>().Where(k => this[k].Problem)
            .Select(k => new FieldError(k.ToString(), $"{DeadlineWords.Of(k)}：应为 1 到 {Period.MaxCount} 的整数；不填就是沿用。")).ToList();
        return errors.Count == 0 ? Typed() : throw new InvalidInputException(errors);
    }

    /// <summary>What was typed as far as it can be read.</summary>
    public DeadlineOverrides Typed() => new()
    {
        Periods = Enum.GetValues<DeadlineKind>().Where(k => this[k].Value is not null).ToImmutableSortedDictionary(k => k, k => this[k].Value!.Value),
        Roll = Roll switch { "true" => true, "false" => false, _ => null },
    };
}

/// <summary>A length as typed.</summary>
public sealed class PeriodField
{
    /// <summary>How many; empty to inherit.</summary>
    [Display(Name = "期限")]
    public string Count { get; set; } = "";

    public PeriodUnit Unit { get; set; }

    /// <summary>The length; null where none is typed or it cannot be read.</summary>
    public Period? Value =>
        int.TryParse(Count.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= Period.MaxCount && Enum.IsDefined(Unit)
        ? new Period(n, Unit) : null;

    /// <summary>Whether something is typed that cannot be read.</summary>
    public bool Problem => Count.Trim().Length > 0 && Value is null;
}
