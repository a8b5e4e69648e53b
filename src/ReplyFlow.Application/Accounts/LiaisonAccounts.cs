using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>What somebody of another body did to an account of 代联工委, or to its telephone.</summary>
/// <param name="At">UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Body">Their body's short name.</param>
/// <param name="What">What was done, in Chinese, with the name of the person.</param>
public sealed record LiaisonAccountChange(DateTimeOffset At, string By, string Body, string What);

/// <summary>
/// Whoever has an account of 代联工委 says whose an address and an answer are. The administrator, who opens accounts, may be one of the bureau
/// that is judged: where somebody of another body does it, the people of 代联工委 are told by mail and on their page.
/// </summary>
internal static class LiaisonAccounts
{
    /// <summary>The installation's value with the last of these changes.</summary>
    public const string SettingName = "liaison-accounts";

    private const int Most = 20;

    /// <summary>
    /// Tells them, where it is an account of their body or with their role and whoever touches it is none of them, though of the same body: an
    /// administrator may have moved there a moment ago, and goes again by their own hand.
    /// </summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="user">The account.</param>
    /// <param name="roles">What it holds now, or held before.</param>
    /// <param name="bureaus">Where it is, and where it was before.</param>
    /// <param name="what">What was done to it, after the name.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task TellLiaisonAsync(this Unit unit, AppUser user, IEnumerable<string> roles, string what, CancellationToken ct, params Guid[] bureaus)
    {
        if (unit.Actor is not { } actor || (actor.Is(Roles.Liaison) && actor.UserId != user.Id)
            || !(roles.Contains(Roles.Liaison) || await unit.Db.AreLiaisonAsync([.. bureaus, user.BureauId], ct)))
            return;
        await TellAsync(
            unit, actor, await unit.Db.HoldersOf(Roles.Liaison).Where(u => u.Id != user.Id).OrderBy(u => u.UserName).ToListAsync(ct),
            $"{user.DisplayName}（{user.UserName}）{what}", $"代联工委的账号有变动：{user.DisplayName}",
            "用这个账号可以确认代表的邮箱、作废和代录代表的答复。", ct);
    }

    /// <summary>Tells them of a change of their body's telephone, which deputies call who doubt the bureau that is judged.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="body">The body as it is now.</param>
    /// <param name="before">Its telephone before.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task TellLiaisonAsync(this Unit unit, Bureau body, string before, CancellationToken ct)
    {
        if (unit.Actor is not { } actor || body.Kind != BureauKind.LiaisonBody || actor.Is(Roles.Liaison) || before == body.Phone)
            return;
        await TellAsync(
            unit, actor, await unit.Db.HoldersOf(Roles.Liaison).OrderBy(u => u.UserName).ToListAsync(ct),
            $"{body.ShortName}的联系电话{(before.Length > 0 ? $"由 {before} " : "")}改为 {(body.Phone.Length > 0 ? body.Phone : "（空）")}", "代联工委的联系电话有变动",
            "代表对邮箱、答复有疑问时打这个电话。", ct);
    }

    /// <summary>Whether one of some bodies is 代联工委.</summary>
    public static Task<bool> AreLiaisonAsync(this ReplyFlowDb db, IReadOnlyList<Guid> bureaus, CancellationToken ct) =>
        db.Bureaus.AnyAsync(b => bureaus.Contains(b.Id) && b.Kind == BureauKind.LiaisonBody, ct);

    private static async Task TellAsync(
        Unit unit, Actor actor, IReadOnlyList<AppUser> others, string what, string subject, string matters, CancellationToken ct)
    {
        if (others.Count == 0)
            return;
        var change = new LiaisonAccountChange(unit.Now, actor.Signature, actor.BureauName, what);
        var kept = await unit.Db.Settings.ReadAsync<List<LiaisonAccountChange>>(SettingName, ct) ?? [];
        await unit.Db.Settings.SetAsync(
            SettingName, JsonSerializer.Serialize(kept.Prepend(change).Take(Most), StoredJson.Options), ct);
        foreach (var person in others)
            if (person.Email is { } email && MailAddresses.Problem(email) is null)
                unit.Db.Outbox.Add(StaffMail.To(
                    unit, person.BureauId, person.DisplayName, email, subject,
                    $"{person.DisplayName}：\n\n{change.Body}的{change.By}改动了代联工委的账号或电话：{change.What}。{matters}"
                    + "\n\n不是代联工委要求的，请马上联系系统管理员，并核对待确认的邮箱和近日的答复。此邮件由系统发出，请勿回复。\n"));
    }
}
