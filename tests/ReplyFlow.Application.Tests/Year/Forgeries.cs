using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Tests.Year;

/// <summary>Now and then an office sends a letter to an address that is not the deputy's, somebody answers there, and 代联工委 finds it out.</summary>
internal sealed class Forgeries(SimulatedYear year)
{
    private readonly HashSet<Guid> _cases = [];
    private readonly List<(DateOnly Day, Guid Message)> _toFind = [];

    /// <summary>Answers in the deputy's name, where this is one of the suggestions to which it happens.</summary>
    public async Task<bool> AnswerAsync(YearItem item, DateOnly today)
    {
        if (item.Kind != StepKinds.Feedback || !Behaviour.Chance(item.Number, 3, "forged") || _cases.Contains(item.CaseId))
            return false;
        await using (var db = year.Open())
            if (!await db.WorkItems.AnyAsync(w => w.Id == item.Id && w.Status == WorkItemStatus.Open))
                return false;
        _cases.Add(item.CaseId);
        var office = year.ActorOf(year.Holder(item.BureauId, Roles.BureauOffice, null));
        var bad = Behaviour.Chance(item.Number, 40, "forged badly");
        var message = await year.InScope(async s =>
        {
            var db = s.GetRequiredService<ReplyFlowDb>();
            var deputy = Guid.Parse(await db.WorkItems.Where(w => w.Id == item.Id).Select(w => w.Participant).FirstAsync());
            var sent = await db.Outbox.AsNoTracking().Where(m => m.CaseId == item.CaseId && m.DeputyId == deputy && m.AttachmentName != "" && m.LetterId != null)
                .OrderByDescending(m => m.CreatedAt).FirstAsync();
            return await ActivatorUtilities.CreateInstance<ResendMessage>(s).RunAsync(office, sent.Id, $"else{item.Number}@year.invalid", null, false, default);
        });
        await year.InScope(async s =>
        {
            var db = s.GetRequiredService<ReplyFlowDb>();
            var token = await s.GetRequiredService<LinkIssuer>().TokenAsync(await db.Outbox.AsNoTracking().FirstAsync(m => m.Id == message), _ => "", default);
            await s.GetRequiredService<AnswerLetter>().RunAsync(token, new AnswerInput(["满意", bad ? "不满意" : "满意"], "写得清楚。", false, false), default);
        });
        _toFind.Add((year.Calendar.AddWorkingDays(today, 1 + Behaviour.Draw(item.Number, "found") % 25), message));
        return true;
    }

    /// <summary>The liaison body asks the deputies.</summary>
    public async Task FindOutAsync(DateOnly day)
    {
        foreach (var (_, message) in _toFind.Where(f => f.Day == day))
            await year.InScope(async s =>
            {
                var db = s.GetRequiredService<ReplyFlowDb>();
                var register = await db.Outbox.Where(m => m.Id == message).Join(db.Deputies, m => m.DeputyId, d => d.Id, (_, d) => d.Email).FirstAsync();
                await s.GetRequiredService<RejectAddress>().RunAsync(year.ActorOf(year.City.Liaison), message, register,
                    Deputies.AddressScene.Asked with { On = year.Today }, default);
            });
    }
}
