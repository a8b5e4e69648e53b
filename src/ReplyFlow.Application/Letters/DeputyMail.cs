using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Application.Letters;

/// <summary>What mails to deputies have in common, whatever they bring.</summary>
internal static class DeputyMail
{
    /// <summary>How a deputy is named.</summary>
    public static string Name(string deputy) => $"{deputy}代表";

    /// <summary>The words: whose suggestion, what is told of it, from whom.</summary>
    /// <param name="c">The case, with its suggestion, session and lead bureau.</param>
    /// <param name="deputy">The deputy's name.</param>
    /// <param name="told">What is said after the suggestion's title.</param>
    /// <param name="on">The day it is written.</param>
    public static string Words(Case c, string deputy, string told, DateOnly on) =>
        $"{Name(deputy)}：\n\n您提出的{c.Suggestion!.Session!.Name}第{c.Suggestion.Number}号建议《{c.Suggestion.Title}》{told}"
        + $"\n\n{c.LeadBureau!.Name}\n{DayText.Long(on)}\n";
}
