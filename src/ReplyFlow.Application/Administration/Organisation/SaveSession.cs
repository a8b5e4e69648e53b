using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Administration.Organisation;

/// <summary>Adds a session of the congress or changes one.</summary>
public sealed class SaveSession(UnitRunner units)
{
    /// <param name="actor">The liaison body's person or the administrator.</param>
    /// <param name="id">Which one; null for a new one.</param>
    /// <param name="name">Name as letters cite it.</param>
    /// <param name="opensOn">First day.</param>
    /// <param name="campaignOn">Date by which every reply is wanted; null for none.</param>
    /// <param name="ct">Cancels the command.</param>
    public Task RunAsync(Actor actor, Guid? id, string name, DateOnly? opensOn, DateOnly? campaignOn, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison, Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Sessions, ct);
            var session = id is null
                ? new CongressSession { Name = "" }
                : await unit.Db.Sessions.FirstOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFoundException("没有这次会议，可能链接有误。");
            var check = new InputCheck();
            session.Name = check.Text("Name", name, "会议名称", 60);
            if (check.IsGood("Name") && await unit.Db.Sessions.AnyAsync(s => s.Name == session.Name && s.Id != session.Id, ct))
                check.Fail("Name", $"已经有“{session.Name}”，不能重复。");
            if (opensOn is null)
                check.Fail("OpensOn", "请填写开幕日期。");
            else if (opensOn.Value.Year is < 1954 or > 2199)
                check.Fail("OpensOn", "开幕日期的年份不对，请检查。");
            if (campaignOn < opensOn)
                check.Fail("CampaignOn", "要求办结日期不能早于开幕日期。");
            check.ThrowIfAny();
            session.OpensOn = opensOn!.Value;
            session.CampaignOn = campaignOn;
            if (id is null)
                unit.Db.Sessions.Add(session);
            unit.Record(
                id is null
                    ? new SessionCreated(session.Id, session.Name, session.OpensOn, session.CampaignOn)
                    : new SessionChanged(session.Id, session.Name, session.OpensOn, session.CampaignOn),
                null, $"{(id is null ? "新增" : "修改")}会议届次：{session.Name}");
        }, ct);
    }
}
