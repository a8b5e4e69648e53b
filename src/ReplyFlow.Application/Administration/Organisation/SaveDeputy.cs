using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Administration.Organisation;

/// <summary>Adds a deputy or changes one.</summary>
public sealed class SaveDeputy(UnitRunner units, VoidAnswers answers, ConfirmAddress confirm)
{
    /// <summary>The field in which 代联工委 says of each address before whose it is.</summary>
    public const string Former = "Former";

    /// <param name="actor">The liaison body's person or the administrator.</param>
    /// <param name="id">Which one; null for a new one.</param>
    /// <param name="input">What the form holds.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <param name="former">
    /// What 代联工委 says of single addresses in whose place it puts another one, while they wait to be confirmed: that one is the deputy's, or that
    /// it is not, whereby answers from there become void. Of those that are not named nothing is decided, which is refused where answers came from there.
    /// </param>
    /// <param name="ground">Whom 代联工委 asked, when and how; needed where it decides about an address.</param>
    /// <returns>What goes out again, also of what had not arrived, and what became void.</returns>
    public Task<RejectedAddress> RunAsync(
        Actor actor, Guid? id, DeputyInput input, CancellationToken ct, IReadOnlyDictionary<string, bool>? former = null,
        AddressGround? ground = null)
    {
        actor.Demand(Roles.Liaison, Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Deputies, ct);
            var deputy = id is null
                ? new Deputy { Name = "" }
                : await unit.Db.Deputies.FirstOrDefaultAsync(d => d.Id == id, ct) ?? throw new NotFoundException("没有这位代表，可能链接有误。");
            var before = new DeputyInput(deputy.Name, deputy.Delegation, deputy.Email, deputy.Phone);
            var check = new InputCheck();
            deputy.Name = Name(check, input.Name);
            deputy.Delegation = check.Text(nameof(input.Delegation), input.Delegation, "代表团", 30, required: false);
            deputy.Email = check.Email(nameof(input.Email), input.Email, "电子邮箱");
            deputy.Phone = check.Phone(nameof(input.Phone), input.Phone, "电话");
            if (check.IsGood(nameof(input.Name)) && await unit.Db.Deputies.AnyAsync(
                    d => d.Name == deputy.Name && d.Delegation == deputy.Delegation && d.Id != deputy.Id, ct))
                check.Fail(nameof(input.Name), $"{(deputy.Delegation.Length > 0 ? deputy.Delegation : "未填代表团的代表")}中已经有{deputy.Name}；若是同名的另一位，请用代表团区分。");
            check.ThrowIfAny();
            var became = new RejectedAddress(0, 0);
            if (id is null)
                await AddAsync(unit, deputy, ct);
            else if (deputy.Email != before.Email)
                became = await CorrectAsync(unit, deputy, before.Email, former ?? new Dictionary<string, bool>(), ground, ct);
            unit.Record(
                id is null ? new DeputyCreated(deputy.Id, null, input, deputy.Phone) : new DeputyChanged(deputy.Id, before, input, deputy.Phone), null,
                $"{(id is null ? "新增" : "修改")}代表：{deputy.Name}");
            return became;
        }, ct);
    }

    /// <summary>
    /// An administrator may be one of the bureau that is judged: the address they write for a new deputy is asked about too. Not before 代联工委 is
    /// there, while an installation is being filled: nobody could confirm it.
    /// </summary>
    private static async Task AddAsync(Unit unit, Deputy deputy, CancellationToken ct)
    {
        unit.Db.Deputies.Add(deputy);
        if (deputy.Email.Length == 0 || unit.Actor!.Is(Roles.Liaison) || !await unit.Db.HoldersOf(Roles.Liaison).AnyAsync(ct))
            return;
        await unit.Db.SaveChangesAsync(ct);
        await unit.ToConfirmAsync(deputy, "", ct);
    }

    private async Task<RejectedAddress> CorrectAsync(
        Unit unit, Deputy deputy, string before, IReadOnlyDictionary<string, bool> former, AddressGround? ground, CancellationToken ct)
    {
        var became = new RejectedAddress(0, 0);
        if (unit.Actor!.Is(Roles.Liaison))
            became = await DecideAsync(unit, deputy, before, former, ground, ct);
        // An administrator may be one of the bureau that is judged.
        else
        {
            if (deputy.Email.Length > 0 && await unit.Db.IsRejectedAsync(deputy.Id, deputy.Email, ct))
                throw new InvalidInputException(
                    nameof(DeputyInput.Email), "代联工委同代表核实过，这不是代表的邮箱，不能登记。核实有误的，请由代联工委在代表名册里登记。");
            await unit.ToConfirmAsync(deputy, before, ct);
        }
        return deputy.Email.Length > 0 ? became with { Sent = became.Sent + await CorrectedAddress.ResendAsync(unit, deputy, ct) } : became;
    }

    /// <summary>
    /// What 代联工委 registers is the deputy's. Of the other addresses it decides those that it was asked about, one by one; the rest wait on, and what
    /// went there last goes to the register's.
    /// </summary>
    private async Task<RejectedAddress> DecideAsync(
        Unit unit, Deputy deputy, string before, IReadOnlyDictionary<string, bool> former, AddressGround? ground, CancellationToken ct)
    {
        var waiting = (await unit.Db.DoubtedAddressesAsync(deputy.Id, ct)).Waiting.Select(k => k.Address).ToList();
        var asked = (await unit.Db.WaitingAnswersAsync(deputy.Id, ct)).Select(l => l.Address).Where(a => a != deputy.Email).Distinct().ToList();
        if (asked.Find(a => !former.ContainsKey(a)) is { } open)
            throw new InvalidInputException(Former, $"{open} 还没有核实，用发到那里的链接已经作过答复。请先问代表本人，再说明那是不是代表的邮箱。");
        var replaced = await unit.Db.IsReplacedInUseAsync(deputy.Id, before, ct) ? before : null;
        if (replaced is not null && !former.ContainsKey(replaced))
            throw new InvalidInputException(Former, $"{replaced} 收到过复函，链接还在用。请说明那以前是不是代表的邮箱。");
        var isWrong = replaced is not null && !former[replaced];
        var decides = waiting.Contains(deputy.Email) || waiting.Exists(former.ContainsKey) || isWrong;
        var asks = decides ? (ground ?? new AddressGround(null, "", "")).Check(unit.Today) : new AddressGround(null, "", "");
        if (waiting.Remove(deputy.Email))
            await confirm.RegisterAsync(unit, deputy, deputy.Email, asks, ct);
        foreach (var theirs in waiting.Where(a => former.GetValueOrDefault(a)))
            await confirm.RegisterAsync(unit, deputy, theirs, asks, ct);
        var wrong = waiting.Where(a => former.TryGetValue(a, out var isTheirs) && !isTheirs).ToList();
        if (isWrong)
            wrong.Add(replaced!);
        var became = wrong.Count > 0 ? await answers.RunAsync(unit, deputy, wrong, asks, ct, replaced: replaced) : new(0, 0);
        var undecided = waiting.Where(a => !former.ContainsKey(a)).ToList();
        return deputy.Email.Length == 0 || undecided.Count == 0 ? became
            : became with { Sent = became.Sent + await VoidAnswers.SendElsewhereAsync(unit, deputy, undecided, ct) };
    }

    private static string Name(InputCheck check, string typed)
    {
        var name = check.Text(nameof(DeputyInput.Name), typed, "姓名", 30);
        if (name.EndsWith("代表", StringComparison.Ordinal) && name.Length > 3)
            check.Fail(nameof(DeputyInput.Name), "姓名里不用写“代表”二字，系统会自动加上。");
        return name;
    }
}
