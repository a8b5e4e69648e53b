using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>纸质 is a way of delivery: a body that takes paper only makes no mail and no failure.</summary>
public sealed class PaperTests
{
    [Fact]
    public async Task A_body_that_takes_paper_only_gets_no_mail_and_the_history_says_how_it_is_delivered()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        await using var db = world.Open();
        await db.Bureaus.Where(b => b.Kind == BureauKind.GovernmentOffice).ExecuteUpdateAsync(s => s.SetProperty(b => b.PaperOnly, true), TestContext.Current.CancellationToken);
        var office = await db.Bureaus.Where(b => b.Kind == BureauKind.GovernmentOffice).Select(b => b.ShortName).SingleAsync(TestContext.Current.CancellationToken);
        var id = await world.CaseAt("feedback");
        var copy = await db.Outbox.AsNoTracking().SingleAsync(m => m.CaseId == id && m.RecipientName == office, TestContext.Current.CancellationToken);
        Assert.Equal((MessageStatus.Offline, ""), (copy.Status, copy.Address));
        Assert.Contains(await world.HistoryAsync("office", id), h => h.StartsWith($"抄送{office}：该单位只收纸质件", StringComparison.Ordinal));
        Assert.Empty(await world.Verify());
    }
}
