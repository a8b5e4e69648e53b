using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Letters.Forms;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>The 征询意见表 that goes with a letter to one deputy, before it has a link.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Due">Until when an answer is asked for; null where the process set no day.</param>
/// <param name="Exists">Whether the letter's profile has a form.</param>
/// <param name="Paint">Paints it with the link of a token.</param>
internal sealed record DeputyForm(Letter Letter, DateOnly? Due, bool Exists, Func<string, byte[]> Paint)
{
    private const string Words = "用手机扫左边的二维码，或者在浏览器里输入下面的网址（两行连着输入），可以阅读复函并直接答复。此表和网址只供您本人使用。";

    /// <summary>What a link keeps of the form that was painted with its token.</summary>
    public static string HashOf(byte[] pdf) => Convert.ToHexStringLower(SHA256.HashData(pdf));

    /// <summary>Reads what it takes. The letter is read without its PDF.</summary>
    public static async Task<DeputyForm> ReadAsync(
        ReplyFlowDb db, LetterRenderer renderer, PublicAddress address, Guid caseId, Guid letterId, Guid deputyId, CancellationToken ct)
    {
        var issued = await db.Letters.Where(l => l.Id == letterId).Select(l => new { l.LetterJson, l.IssuedAt }).FirstAsync(ct);
        var name = await db.Deputies.Where(d => d.Id == deputyId).Select(d => d.Name).FirstAsync(ct);
        var due = await db.AnswerItems(caseId, deputyId, issued.IssuedAt).MaxAsync(w => w.Due.On, ct);
        var letter = StoredLetter.Of(issued.LetterJson);
        // An issued letter goes out again, also where it keeps no form of its own and today's file cannot be read.
        var form = renderer.AskedForm(letter.Template, issued.LetterJson);
        return new DeputyForm(letter, due, form is not null, token => form is null ? [] : renderer.Print(
            form, letter, name, due is { } day ? DayText.Long(day) : "", new FormFoot(Words, address.PersonalPage(token)), issued.IssuedAt));
    }
}
