using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Policies.Reading;
using ReplyFlow.Data;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Letters.Proofreading.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>What became of a text that was handed in.</summary>
/// <param name="Name">The file's name; empty for a pasted text.</param>
/// <param name="Recognised">What was recognised in it.</param>
/// <param name="DraftId">What waits for confirmation; null where it was there already.</param>
/// <param name="Twin">What is there already and is the same, in words; empty for nothing.</param>
public sealed record AddedPolicy(string Name, RecognisedPolicy Recognised, Guid? DraftId, string Twin);

/// <summary>Brings texts into the policy library, where they wait until somebody confirms what was recognised in them.</summary>
public sealed class AddPolicies(UnitRunner units, PolicyIntake intake)
{
    /// <summary>Who adds where nobody is signed in.</summary>
    private const string CommandLine = "命令行";

    /// <summary>Adds files and a pasted text; what is there already is told, and not added once more.</summary>
    /// <param name="actor">Who adds; null for the command line.</param>
    /// <param name="bureauId">Whose they will be; null for the common base.</param>
    /// <param name="documentId">The document that it is a new version of; null for new documents.</param>
    /// <param name="uploads">The files.</param>
    /// <param name="pasted">A pasted text; empty for none.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <exception cref="InvalidInputException">One of them cannot be read; nothing was added.</exception>
    public async Task<IReadOnlyList<AddedPolicy>> RunAsync(
        Actor? actor, Guid? bureauId, Guid? documentId, IReadOnlyList<AttachmentUpload> uploads, string pasted, CancellationToken ct)
    {
        actor.DemandPolicies(bureauId);
        var texts = (await intake.ReadAsync(uploads, ct)).ToList();
        if (pasted.Trim().Length > 0)
            texts.Add(PolicyIntake.Pasted(pasted));
        if (texts.Count == 0)
            throw new InvalidInputException(AttachmentIntake.Field, "请选择文件，或把文件的文字粘贴进来。");
        if (documentId is not null && texts.Count > 1)
            throw new InvalidInputException(AttachmentIntake.Field, "新版本一次只能加一个。");
        return await units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Policies, ct);
            if (documentId is { } id && (await unit.Db.KeptPolicyAsync(actor, id, ct)).BureauId != bureauId)
                throw new NotAllowedException();
            var added = new List<AddedPolicy>();
            foreach (var text in texts)
            {
                added.Add(await AddAsync(unit, bureauId, documentId, text, ct));
                await unit.Db.SaveChangesAsync(ct);
            }
            return added;
        }, ct);
    }

    private static async Task<AddedPolicy> AddAsync(Unit unit, Guid? bureauId, Guid? documentId, PolicyFile text, CancellationToken ct)
    {
        var name = text.Source.Name;
        var recognised = PolicyReader.Read(text.Text, name.Length > 0 ? Path.GetFileNameWithoutExtension(name) : text.Text.Split('\n')[0]);
        var twins = new PolicyTwins(unit.Db, bureauId);
        var twin = await twins.OfSourceAsync(text.Source.Sha256, ct);
        if (twin.Length == 0 && documentId is null)
            twin = await twins.OfFactsAsync(recognised.Facts, except: null, ct);
        if (twin.Length > 0)
            return new AddedPolicy(name, recognised, null, twin);
        var draft = new PolicyDraft
        {
            BureauId = bureauId,
            DocumentId = documentId,
            Facts = recognised.Facts,
            Repeals = string.Join('\n', recognised.Repeals),
            Text = text.Text,
            Source = text.Source,
            AddedBy = unit.Actor?.Signature ?? CommandLine,
            AddedAt = unit.Now,
        };
        if (text.File is { } file)
        {
            await AttachmentContents.StoreAsync(unit.Db, file, ct);
            if (file.Scan is { } scan)
                unit.Db.AttachmentScans.Add(scan.Of(file.Sha256, unit.Now));
        }
        unit.Db.PolicyDrafts.Add(draft);
        unit.Record(
            new PolicyAdded(draft.Id, bureauId, documentId, draft.Facts.Title, PolicyText.HashOf(text.Text), text.Source), null,
            $"添加政策文件，待确认：《{draft.Facts.Title}》");
        return new AddedPolicy(name, recognised, draft.Id, "");
    }
}
