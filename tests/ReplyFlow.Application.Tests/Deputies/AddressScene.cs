using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>Letters that go to another address than the deputy's, answers by the links there, and what 代联工委 says of the address.</summary>
internal static class AddressScene
{
    public const string Elsewhere = "kj.office@demo.invalid";
    public static readonly AnswerInput Good = new(["满意", "满意"], "", false, true);
    public static readonly AnswerInput Bad = new(["满意", "不满意"], "第三点没有答复。", true, false);

    /// <summary>代联工委 has asked.</summary>
    public static readonly AddressGround Asked = new(new DateOnly(2026, 1, 2), "代表本人", "电话 00000000");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The newest mail that brings a deputy the newest letter.</summary>
    public static async Task<OutboxMessage> RowAsync(World world, Guid caseId, string? name = null)
    {
        await using var db = world.Open();
        return await db.Outbox.AsNoTracking().Where(m => m.CaseId == caseId && m.RecipientKind == RecipientKind.Deputy && m.LetterId != null
                && (name == null || m.RecipientName == name))
            .OrderByDescending(m => db.Letters.Where(l => l.Id == m.LetterId).Select(l => l.IssuedAt).First())
            .ThenByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).FirstAsync(Ct);
    }

    /// <summary>The message leaves with its token.</summary>
    public static async Task<string> TokenAsync(World world, OutboxMessage row)
    {
        var token = await world.InScope(s => s.GetRequiredService<LinkIssuer>().TokenAsync(row, _ => "", default));
        await using var db = world.Open();
        (await db.Outbox.SingleAsync(m => m.Id == row.Id, Ct)).Accept(world.Clock.Now);
        await db.SaveChangesAsync(Ct);
        return token;
    }

    /// <summary>The newest letter to a deputy leaves.</summary>
    public static async Task<string> LeaveAsync(World world, Guid caseId, string? name = null) => await TokenAsync(world, await RowAsync(world, caseId, name));

    /// <summary>The office sends the letter to another address, and it leaves.</summary>
    public static async Task<string> ResentAsync(World world, Guid caseId, string address, string? name = null)
    {
        var (row, office) = (await RowAsync(world, caseId, name), await world.Actor("office"));
        var again = await world.InScope(s => ActivatorUtilities.CreateInstance<ResendMessage>(s).RunAsync(office, row.Id, address, null, rememberAddress: false, Ct));
        await using var db = world.Open();
        return await TokenAsync(world, await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == again, Ct));
    }

    /// <summary>Somebody writes another address into the register.</summary>
    public static Task RegisterAsync(World world, Actor actor, OutboxMessage row, string address, bool? formerIsTheirs = null) =>
        RegisterAsync(world, actor, row.DeputyId!.Value, address,
            formerIsTheirs is { } isTheirs ? new Dictionary<string, bool> { [Elsewhere] = isTheirs, ["third@demo.invalid"] = isTheirs } : []);

    /// <summary>The same, with what 代联工委 says of single addresses.</summary>
    public static Task RegisterAsync(World world, Actor actor, OutboxMessage row, string address, Dictionary<string, bool> former) =>
        RegisterAsync(world, actor, row.DeputyId!.Value, address, former);

    /// <summary>The same of a deputy.</summary>
    public static Task RegisterAsync(World world, Actor actor, Guid deputyId, string address, Dictionary<string, bool> former) => world.InScope(async s =>
    {
        await using var db = world.Open();
        var deputy = await db.Deputies.SingleAsync(d => d.Id == deputyId, Ct);
        // What stands in the register was the deputy's, unless the test says otherwise.
        var said = former.ContainsKey(deputy.Email) ? former : new Dictionary<string, bool>(former) { [deputy.Email] = true };
        await ActivatorUtilities.CreateInstance<SaveDeputy>(s).RunAsync(
            actor, deputy.Id, new DeputyInput(deputy.Name, deputy.Delegation, address, deputy.Phone), Ct, said, Asked);
        return true;
    });

    /// <summary>代联工委 says that an address is not the deputy's, a minute later.</summary>
    public static async Task<RejectedAddress> RejectAsync(World world, Guid caseId, string address = Elsewhere)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var liaison = await world.Actor("liaison");
        await using var db = world.Open();
        var message = await db.Outbox.AsNoTracking().FirstAsync(m => m.CaseId == caseId && m.Address == address, Ct);
        var register = await db.Deputies.Where(d => d.Id == message.DeputyId).Select(d => d.Email).SingleAsync(Ct);
        return await world.InScope(s => s.GetRequiredService<RejectAddress>().RunAsync(liaison, message.Id, register, Asked, Ct));
    }

    public static Task<PersonalPage> PageAsync(World world, string token) =>
        world.InScope(s => s.GetRequiredService<PersonalPageQueries>().PageAsync(token, default));

    /// <summary>Somebody answers by a link, a minute later.</summary>
    public static Task AnswerAsync(World world, string token, AnswerInput input) => world.InScope(async s =>
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await s.GetRequiredService<AnswerLetter>().RunAsync(token, input, default);
        return true;
    });

    /// <summary>代录 from a call, a minute later.</summary>
    public static async Task EnterAsync(World world, Guid caseId, AnswerInput input, string user = "office", string? name = null)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var (row, actor) = (await RowAsync(world, caseId, name), await world.Actor(user));
        await using var db = world.Open();
        var counts = await db.Feedback.FirstOrDefaultAsync(
            f => f.CaseId == caseId && f.DeputyId == row.DeputyId && f.LetterId == row.LetterId && f.SupersededAt == null && f.VoidedAt == null, Ct);
        await world.InScope(s => s.GetRequiredService<EnterAnswers>().RunAsync(actor, caseId,
            new EntryGround(FeedbackWay.Telephone, BeijingTime.DateOf(world.Clock.Now), "打给代表", "代表这样说。"),
            [new EnteredRow(row.DeputyId!.Value, counts?.Id, input)], default));
    }

    /// <summary>Every answer of a case, the latest first.</summary>
    public static async Task<IReadOnlyList<CaseAnswer>> AnswersAsync(World world, Guid caseId)
    {
        var actor = await world.Actor("office");
        return await world.InScope(async s =>
            await s.GetRequiredService<AnswerQueries>().OfCaseAsync(actor, (await s.GetRequiredService<CaseQueries>().HeadAsync(actor, caseId, Ct))!, Ct));
    }

    /// <summary>How far the newest letter has come at a deputy.</summary>
    public static async Task<DeliveryRow> LadderAsync(World world, Guid caseId, string? name = null)
    {
        var (row, office) = (await RowAsync(world, caseId, name), await world.Actor("office"));
        return (await world.InScope(s => s.GetRequiredService<DeliveryQueries>().ForLetterAsync(office, row.LetterId!.Value, Ct)))
            .Single(r => r.DeputyId == row.DeputyId);
    }
}
