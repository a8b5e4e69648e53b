using Microsoft.EntityFrameworkCore;

namespace ReplyFlow.Data.Forms;

/// <summary>审批延期.</summary>
public sealed class ExtensionForm : StepForm
{
    /// <inheritdoc />
    public override string Name => "extension";

    /// <inheritdoc />
    public override async Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        var request = await context.Unit.Db.Extensions.FirstAsync(x => x.CaseId == context.Case.Id && x.Approved == null, ct);
        request.Approved = context.IsForward;
        request.DecidedBy = context.Actor.Signature;
        request.DecidedAt = context.Unit.Now;
    }
}
