using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Testing.Data.Product;

/// <summary>Staff enter what the deputy of an item answered, in a call today.</summary>
public static class AnswerRows
{
    /// <summary>The same choice for everything that the letter's form asks.</summary>
    /// <param name="services">The product's services, in a scope.</param>
    /// <param name="actor">Who enters it.</param>
    /// <param name="item">The item that asks the deputy.</param>
    /// <param name="level">The judgement, as the outcomes of the process name it.</param>
    /// <param name="words">The deputy's words.</param>
    public static async Task<DecisionReceipt> EnterAnswerAsync(this IServiceProvider services, Actor actor, WorkItem item, string level, string words)
    {
        var db = services.GetRequiredService<ReplyFlowDb>();
        if (await db.WorkItems.AsNoTracking().FirstAsync(w => w.Id == item.Id) is { Status: not WorkItemStatus.Open } closed)
            throw new AlreadyClosedException(closed);
        var deputy = Guid.Parse(item.Participant);
        var letter = await db.Letters.Where(l => l.CaseId == item.CaseId).OrderByDescending(l => l.IssuedAt)
            .Select(l => new { l.Template, l.LetterJson }).FirstAsync();
        var choice = AnswerWords.Of(Enum.Parse<FeedbackLevel>(level));
        var asked = Judgements.Of(services.GetRequiredService<LetterRenderer>().FeedbackForm(letter.Template, letter.LetterJson)).Asked;
        var ground = new EntryGround(FeedbackWay.Telephone, services.GetRequiredService<TimeProvider>().Today(), "办公室打给代表", "代表说了对复函的意见。");
        return await services.GetRequiredService<EnterAnswers>().RunAsync(actor, item.CaseId, ground,
            [new EnteredRow(deputy, null, new AnswerInput([.. asked.Select(_ => choice)], words, false, false))], default);
    }
}
