using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Testing.Data;
using static ReplyFlow.Application.Tests.Deputies.AddressScene;

namespace ReplyFlow.Application.Tests.Deputies;

/// <summary>代联工委 asked the deputy: an answer by the address on a form on paper is not theirs. It is void, with a ground, and nobody else makes it so.</summary>
public sealed class VoidPaperAnswerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_void_answer_by_paper_counts_nowhere_its_address_is_dead_and_the_deputy_is_asked_again(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var id = await world.CaseAt("feedback");
        var own = await LeaveAsync(world, id);
        var paper = await PaperAsync(world, id);
        await AnswerAsync(world, paper, Good);
        Assert.Empty(await world.OpenSteps(id));
        Assert.Equal(1, await VoidAsync(world, id));
        Assert.Equal(["feedback"], await world.OpenSteps(id));
        var answer = Assert.Single(await AnswersAsync(world, id));
        Assert.True(answer is { Counts: false, Void.By.Length: > 0 });
        Assert.StartsWith("作废：不是代表本人作的答复，代联工委（", AnswerWords.Void(answer), StringComparison.Ordinal);
        Assert.Empty((await world.InScope(async s => await s.GetRequiredService<StatisticsQueries>().FactsAsync(await world.Actor("liaison"), new(), Ct)))
            .Single(f => f.Id == id).Given);
        Assert.Contains(await world.HistoryAsync("office", id), h => h.Contains("问了代表本人，电话 00000000", StringComparison.Ordinal));
        Assert.Contains("有人以您的名义答复过", (await Assert.ThrowsAsync<LinkClosedException>(() => AnswerAsync(world, paper, Good))).Message, StringComparison.Ordinal);
        Assert.Contains("用纸质件上的网址，以您的名义答复了", (await PageAsync(world, own)).AnsweredByOthers, StringComparison.Ordinal);
        Assert.Empty(await world.Verify());
        await AnswerAsync(world, own, Good);
        Assert.Empty(await world.OpenSteps(id));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_second_handling_that_it_alone_began_stops_and_an_answer_before_it_counts_again()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await LeaveAsync(world, id);
        await EnterAsync(world, id, Good);
        await AnswerAsync(world, await PaperAsync(world, id), Bad);
        Assert.Equal(["rehandle"], await world.OpenSteps(id));
        await VoidAsync(world, id);
        Assert.Empty(await world.OpenSteps(id));
        Assert.Equal([true, false], (await AnswersAsync(world, id)).Select(a => a.Counts).OrderDescending());
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task Only_the_liaison_body_does_it_once_with_a_ground_and_for_an_answer_by_paper()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var id = await world.CaseAt("feedback");
        await AnswerAsync(world, await PaperAsync(world, id), Good);
        await Assert.ThrowsAsync<NotAllowedException>(() => VoidAsync(world, id, user: "office"));
        var open = await Assert.ThrowsAsync<InvalidInputException>(() => VoidAsync(world, id, new AddressGround(null, " ", "")));
        Assert.Equal(["Ground.On", "Ground.Who", "Ground.How"], open.Errors.Select(e => e.Field));
        await VoidAsync(world, id);
        await Assert.ThrowsAsync<InvalidInputException>(() => VoidAsync(world, id));
        await AnswerAsync(world, await LeaveAsync(world, id), Good);
        var mail = (await AnswersAsync(world, id)).First(a => a.Way == FeedbackWay.Link);
        await Assert.ThrowsAsync<NotFoundException>(() => VoidAsync(world, mail.Id, null, "liaison", isAnswer: true));
        await using var db = world.Open();
        // Not even with the evidence of another one does the database let an answer by mail become void.
        var evidence = await db.DeliveryEvidence.Where(e => e.Kind == Domain.Messages.EvidenceKind.PaperAnswerRejected).Select(e => e.Id).SingleAsync(Ct);
        await Assert.ThrowsAnyAsync<DbException>(() => db.Feedback.Where(f => f.Id == mail.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.VoidedAt, world.Clock.Now).SetProperty(f => f.RejectionId, evidence), Ct));
    }

    private static async Task<string> PaperAsync(World world, Guid caseId)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var (row, office, token) = (await RowAsync(world, caseId), await world.Actor("office"), DeputyLink.NewToken());
        await world.InScope(s => s.GetRequiredService<MakePaperCopy>().RunAsync(office, row.LetterId!.Value, row.DeputyId!.Value, token, default));
        return token;
    }

    private static async Task<int> VoidAsync(World world, Guid id, AddressGround? ground = null, string user = "liaison", bool isAnswer = false)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var actor = await world.Actor(user);
        var answer = isAnswer ? id : (await AnswersAsync(world, id)).First(a => a.Way == FeedbackWay.PaperLink).Id;
        return await world.InScope(s => s.GetRequiredService<VoidPaperAnswer>().RunAsync(actor, answer, ground ?? Asked, Ct));
    }
}
