using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Returns;

/// <summary><c>verify</c> holds what is kept of deliveries to the trail and to the message it names.</summary>
public sealed class EvidenceLawTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_people_record_holds(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        var (office, liaison) = (await world.Actor("office"), await world.Actor("liaison"));
        var message = await MessageAsync(world, await world.CaseAt("feedback"));
        await world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<ResendMessage>(s).RunAsync(office, message.Id, "changed@demo.invalid", null, rememberAddress: false, Ct);
            return true;
        });
        await world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<ConfirmAddress>(s).RunAsync(liaison, message.Id, Tests.Deputies.AddressScene.Asked, Ct);
            return true;
        });
        await world.InScope(async s =>
        {
            await ActivatorUtilities.CreateInstance<MarkOffline>(s).RunAsync(office, message.Id, new Brought(true, Domain.BeijingTime.DateOf(world.Clock.Now), "方示例", "EX001", "门卫代收"), [], null, Ct);
            return true;
        });
        await using var db = world.Open();
        Assert.Equal([EvidenceKind.AddressChanged, EvidenceKind.AddressConfirmed, EvidenceKind.Posted], await db.DeliveryEvidence.OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync(Ct));
        Assert.Empty(await world.Verify());
    }

    [Theory]
    [InlineData(EvidenceKind.Displayed)]
    [InlineData(EvidenceKind.Failed)]
    [InlineData(EvidenceKind.HandedOver)]
    [InlineData(EvidenceKind.AddressConfirmed)]
    [InlineData(EvidenceKind.AddressChanged)]
    public async Task What_nobody_recorded_is_found(EvidenceKind kind)
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var message = await MessageAsync(world, await world.CaseAt("feedback"));
        await PlantAsync(world, message.Id, message.CaseId!.Value, kind);
        Assert.Contains("没有相符的记录", Assert.Single(await world.Verify()).Message);
    }

    [Fact]
    public async Task What_is_said_of_another_case_s_message_is_found()
    {
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite);
        var message = await MessageAsync(world, await world.CaseAt("feedback"));
        await PlantAsync(world, message.Id, await world.CaseAt("assign", "0391"), EvidenceKind.Displayed);
        Assert.Contains("不是一件", Assert.Single(await world.Verify()).Message);
    }

    private static async Task<OutboxMessage> MessageAsync(World world, Guid caseId)
    {
        await using var db = world.Open();
        return await db.Outbox.AsNoTracking().SingleAsync(m => m.CaseId == caseId && m.RecipientKind == RecipientKind.Deputy && m.LetterId != null);
    }

    private static async Task PlantAsync(World world, Guid messageId, Guid caseId, EvidenceKind kind)
    {
        await using var db = world.Open();
        db.Add(new DeliveryEvidence { MessageId = messageId, CaseId = caseId, Kind = kind, At = world.Clock.Now, By = "方示例", Address = "a@demo.invalid", Key = "planted" });
        await db.SaveChangesAsync(Ct);
    }
}
