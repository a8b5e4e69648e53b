using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Application.Reminders;

/// <summary>Tells people about a case: an e-mail to each who has an address, and a line in the case's history saying who was told.</summary>
/// <param name="Message">The notice's own name; null for the words of a definition.</param>
/// <param name="Heading">In a few words.</param>
/// <param name="Text">In a sentence.</param>
/// <param name="Recipient">The rule that says who is told; null for none.</param>
/// <param name="DeputyId">The deputy whom it is about, whose name is in no mail; null where it is about the case.</param>
internal sealed record StaffNotice(string? Message, string Heading, string Text, string? Recipient = null, Guid? DeputyId = null)
{
    /// <summary>Queues the mails inside the transaction; the suggestion's secrecy is saved.</summary>
    public async Task SendAsync(Unit unit, Case c, IReadOnlyList<StaffMember> people, CancellationToken ct)
    {
        var reached = people.Where(p => MailAddresses.Problem(p.Email) is null).ToList();
        var title = (await NameMask.ForOutsidersAsync(unit.Db, [c.Id], ct)).GetValueOrDefault(c.Id, NameMask.None).Apply(c.Suggestion!.Title);
        foreach (var person in reached)
            unit.Db.Outbox.Add(StaffMail.To(
                unit, person.BureauId, person.Name, person.Email, $"第{c.Suggestion.Number}号建议：{Heading}",
                $"{person.Name}：\n\n{c.Suggestion.Session!.Name}第{c.Suggestion.Number}号建议《{title}》：{Text}\n\n请登录系统查看。此邮件由系统发出，请勿回复。\n"));
        unit.Record(
            new Notified(Message, Heading, Recipient, [.. people.Select(p => p.Id)], reached.Count, DeputyId), c.Id,
            $"{Heading}：{Told(people, reached)}", bySystem: true);
    }

    private static string Told(IReadOnlyList<StaffMember> people, IReadOnlyList<StaffMember> reached)
    {
        var others = people.Except(reached).ToList();
        return (people.Count, reached.Count, others.Count) switch
        {
            (0, _, _) => "没有可通知的人",
            (_, 0, _) => $"{Names(others)}没有登记邮箱，未发邮件",
            (_, _, 0) => $"已发邮件通知{Names(reached)}",
            _ => $"已发邮件通知{Names(reached)}；{Names(others)}没有登记邮箱",
        };
    }

    private static string Names(IReadOnlyList<StaffMember> people) => string.Join('、', people.Select(p => p.Name));
}
