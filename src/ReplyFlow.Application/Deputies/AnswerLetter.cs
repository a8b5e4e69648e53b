using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Deputies;

/// <summary>反馈 by the deputy's own link: kept as a version, and the office's item about this deputy closed by it.</summary>
public sealed class AnswerLetter(ReplyFlowDb db, UnitRunner units, AnswerMove move, LetterRenderer renderer, TimeProvider time)
{
    /// <summary>Keeps the answer; it may be changed until the day that the letter named.</summary>
    /// <exception cref="UnknownLinkException">There is no such link.</exception>
    /// <exception cref="LinkClosedException">It no longer works.</exception>
    /// <exception cref="InvalidInputException">Something is missing, or it is too late.</exception>
    public async Task RunAsync(string token, AnswerInput input, CancellationToken ct)
    {
        var read = await db.LinkAsync(token, time.UtcNowMicroseconds(), ct);
        var letter = await db.Letters.AsNoTracking().Where(l => l.Id == read.LetterId)
            .Select(l => new { l.Id, l.CaseId, l.BureauId, l.Template, l.LetterJson, l.IssuedAt }).FirstAsync(ct);
        var asked = Judgements.Of(renderer.AskedForm(letter.Template, letter.LetterJson));
        asked.Check(input);
        await units.RunAsync(LinkReading.ActorOf(read.Id, letter.BureauId), async unit =>
        {
            var link = await unit.LockLinkAsync(read, letter.CaseId, ct);
            var items = await unit.Db.AnswerItems(letter.CaseId, link.DeputyId, letter.IssuedAt).ToListAsync(ct);
            var newer = (await unit.Db.NewestLettersAsync(letter.CaseId, ct)).GetValueOrDefault(link.DeputyId) is { } last && last.Id != letter.Id;
            if (AnswerTime.Closed(items, newer, unit.Today) is { } tooLate)
                throw new InvalidInputException("", tooLate);
            var answer = Answer(unit, link, letter.CaseId, asked.Answer(input), input);
            var earlier = await unit.Db.Feedback.Counting()
                .FirstOrDefaultAsync(f => f.LetterId == link.LetterId && f.DeputyId == link.DeputyId, ct);
            var unconfirmed = await unit.Db.UnconfirmedLinksAsync(link.DeputyId, ct);
            var (source, before) = (AnswerSources.Of(link, unconfirmed.Contains(link.Id)), await unit.Db.SourceAsync(earlier, unconfirmed, ct));
            if (link.Way == LinkWay.Paper && before is { Way: FeedbackWay.Link, IsUnconfirmed: false })
                throw new InvalidInputException("", AnswerTime.ByMail);
            if (await unit.Db.Feedback.CountAsync(f => f.LinkId == link.Id, ct) >= AnswerTime.MostVersions)
                throw new InvalidInputException("", AnswerTime.TooOften);
            var stands = await AnswerMove.KeepAsync(unit, answer, source, earlier, before, ct);
            unit.Record(new DeputyAnswered(answer.Id, link.Id, link.LetterId, answer.Way, answer.Level, answer.Sha256(), stands), letter.CaseId,
                Sentence(link.Way == LinkWay.Mail ? "个人链接" : "纸质件上的个人链接", earlier, stands));
            await DeliveryItem.ArrivedAsync(unit, link, ct);
            var c = await unit.Db.LoadCaseAsync(letter.CaseId, ct);
            if (stands)
                await move.RunAsync(unit, c, items, answer, earlier, ct, source.IsUnconfirmed);
            else
                await move.SetAsideAsync(unit, c, answer, source.IsUnconfirmed, ct);
        }, ct);
    }

    private static string Sentence(string way, Feedback? earlier, bool stands) => !stands ? $"通过{way}又来了一份答复，以前的照样计入，待代联工委核实" : earlier?.IsOwn switch
    {
        null => $"代表通过{way}答复",
        true => $"代表通过{way}更改了答复",
        _ => $"代表通过{way}自己答复，以前的代录不再计入",
    };

    private static Feedback Answer(Unit unit, PersonalLink link, Guid caseId, JudgedAnswer judged, AnswerInput input) => new()
    {
        CaseId = caseId,
        LetterId = link.LetterId,
        DeputyId = link.DeputyId,
        Level = judged.Level,
        Words = judged.Words,
        DimensionsJson = judged.Json,
        AsksAgain = input.AsksAgain,
        MayPublish = input.MayPublish,
        Way = link.Way == LinkWay.Mail ? FeedbackWay.Link : FeedbackWay.PaperLink,
        LinkId = link.Id,
        EnteredBy = LinkReading.Deputy,
        At = unit.Now,
    };
}
