using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>停用 or 换新: a deputy's links to a letter or notice lead nowhere from now on, and where asked for a new one is mailed.</summary>
public sealed class RevokeLinks(UnitRunner units)
{
    private const int MaxReason = 500;

    /// <summary>Takes them back.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="key">The letter or notice.</param>
    /// <param name="deputyId">The deputy.</param>
    /// <param name="reason">Why; required, and kept in the history.</param>
    /// <param name="another">Whether the deputy is mailed it with a new link; then one on paper stays as it is.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotFoundException">The deputy was not sent it, or the actor may not read it.</exception>
    /// <exception cref="NotAllowedException">Neither the sending bureau's office nor the liaison body.</exception>
    /// <exception cref="InvalidInputException">No reason, no link, no address, or the mail is being sent at this very moment.</exception>
    public Task RunAsync(Actor actor, PaperKey key, Guid deputyId, string reason, bool another, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        var to = await unit.Db.LinkedPaperAsync(actor, key, deputyId, ct);
        await unit.Db.LockCaseAsync(to.CaseId, ct);
        reason = reason.Trim();
        if (reason.Length == 0)
            throw new InvalidInputException("Reason", "请写明理由，例如“代表的邮箱被他人使用”。");
        if (TextLength.Of(reason) is var length and > MaxReason)
            throw new InvalidInputException("Reason", $"理由有 {length} 字，最多 {MaxReason} 字。");
        var links = (await unit.Db.LinksAsync(to, ct))
            .Where(l => l.At(unit.Now) == LinkState.Open && (!another || LinkOffice.WayOf(l) == LinkWay.Mail)).ToList();
        var messages = await unit.Db.Outbox.Where(m => (key.IsNotice ? m.NoticeId : m.LetterId) == key.Id && m.DeputyId == deputyId)
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).ToListAsync(ct);
        if (links.Count == 0 && !another)
            throw new InvalidInputException("", "没有在用的链接，不用停用。");
        await HoldAsync(unit, messages, ct);
        links.ForEach(l => l.Revoke(unit.Now));
        messages.ForEach(m => m.Unseal());
        IReadOnlyList<Guid> ids = [.. links.Select(l => l.Id)];
        var what = key.IsNotice ? $"看《{to.Name}》的个人链接" : "的个人链接";
        unit.Record(
            key.IsNotice ? new NoticeLinksRevoked(ids, key.Id, deputyId, another, reason) : new PersonalLinksRevoked(ids, key.Id, deputyId, another, reason),
            to.CaseId, another ? $"更换{to.Deputy}代表{what}，旧的停用，另发邮件" : $"停用{to.Deputy}代表{what}");
        await TellAsync(unit, to, another, ct);
        if (another)
            await SendAsync(
                unit, to, messages.Find(m => !m.IsReminder) ?? throw new InvalidInputException("", "没有给这位代表发过这份公文的邮件，没有可以更换的链接。"), ct);
    }, ct);

    /// <summary>Whoever is judged took the judge's way to answer: 代联工委 is told by mail; the reason stands in the history.</summary>
    private static async Task TellAsync(Unit unit, LinkedPaper to, bool another, CancellationToken ct)
    {
        if (unit.Actor!.Is(Roles.Liaison))
            return;
        foreach (var person in await unit.Db.HoldersOf(Roles.Liaison).OrderBy(u => u.UserName).ToListAsync(ct))
            if (person.Email is { } email && MailAddresses.Problem(email) is null)
                unit.Db.Outbox.Add(StaffMail.To(unit, person.BureauId, person.DisplayName, email, $"{to.Name}：代表的个人链接被{(another ? "更换" : "停用")}",
                    $"{person.DisplayName}：\n\n{unit.Actor!.Signature}{(another ? "更换" : "停用")}了一位代表看{to.Name}用的个人链接，理由写在办理经过里。"
                    + "\n\n请登录系统，在送达情况里查看，必要时同代表核实。此邮件由系统发出，请勿回复。\n"));
    }

    /// <summary>Keeps workers from taking the messages that wait: one that is on its way would carry a link that is dead already.</summary>
    private static async Task HoldAsync(Unit unit, IReadOnlyList<OutboxMessage> messages, CancellationToken ct)
    {
        foreach (var message in messages.Where(m => m.Status == MessageStatus.Queued))
        {
            var free = await unit.Db.Outbox
                .Where(m => m.Id == message.Id && m.Status == MessageStatus.Queued && (m.LeasedUntil == null || m.LeasedUntil <= unit.Now))
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null), ct);
            if (free == 0)
                throw new InvalidInputException("", "给代表的邮件正在发送，请稍候再试。");
        }
    }

    private static async Task SendAsync(Unit unit, LinkedPaper to, OutboxMessage message, CancellationToken ct)
    {
        if (!to.IsNewest)
            throw new InvalidInputException("", "已经给这位代表另发了复函，旧复函的链接只能停用，不能更换。");
        if (to.IsDoubted || MailAddresses.Problem(to.Email) is not null)
            throw new InvalidInputException("", "代表名册里没有可用的邮箱，新的链接发不出去。请先更正邮箱，或者制作纸质件。");
        // The old links end here, so the new one must not go to whoever changed the address.
        if (!unit.Actor!.Is(Roles.Liaison) && await unit.Db.ChangedAsync(to.DeputyId, to.Email, ct) is not null
            && await unit.Db.AddressDecisionsAsync(to.DeputyId, to.Email, ct) is not [.., { Kind: EvidenceKind.AddressConfirmed }])
            throw new InvalidInputException("", "代表名册里的邮箱不是代联工委登记的，代联工委还没有同代表核实，不能更换链接。请先请代联工委确认。");
        var before = message.Address;
        var again = OfficeMessages.Send(unit, message, to.Email);
        foreach (var item in await DeliveryItem.OpenAbout(unit.Db, message, DeliveryItem.StepKind).ToListAsync(ct))
            unit.Cancel(item, "已更换链接，邮件已重发。");
        unit.Record(MessageRequeued.Of(message.Id, before, again), to.CaseId, $"重发给{message.RecipientName}");
    }
}
