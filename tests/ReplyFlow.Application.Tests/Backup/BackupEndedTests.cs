using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Administration;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Backup;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Backup;

/// <summary>Long work that is ended in the middle: it says how far it came, leaves nothing behind, and can be begun anew.</summary>
public sealed class BackupEndedTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-ended-");

    private string BackupFile => Path.Combine(_folder.FullName, "replyflow.backup");

    [Theory, ClassData(typeof(BothDatabases)), Trait("Length", "Long")]
    public async Task What_is_ended_at_any_stage_leaves_nothing_and_is_done_the_next_time(DatabaseKind kind)
    {
        await using var world = await World.CreateAsync(kind);
        await world.CaseAt("divisionReview");
        foreach (var stage in new[] { "写入各表", "读回核对" })
        {
            using var until = new Until(stage);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                BackupWriter.WriteAsync(world.Address, BackupFile, TimeProvider.System, until.Token, until));
            Assert.Empty(_folder.GetFiles());
        }
        await BackupWriter.WriteAsync(world.Address, BackupFile, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var target = await TestDatabase.CreateEmptyAsync(kind);
        foreach (var stage in new[] { "读回核对", "恢复" })
        {
            using var until = new Until(stage);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BackupRestore.RestoreAsync(BackupFile, target.Address, until.Token, until));
        }
        await BackupRestore.RestoreAsync(BackupFile, target.Address, TestContext.Current.CancellationToken);
        await using var db = target.Open();
        foreach (var stage in new[] { "读取各表", "核对流转、办理、文号", "核对公文和附件", "核对送达和答复" })
        {
            using var until = new Until(stage);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Verifier(db).RunAsync(until.Token, until));
        }
        // Whoever checked holds nothing that others wait for.
        await using (var other = target.Open())
            await other.Settings.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await new Verifier(db).RunAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Ends the work when a stage of it is told.</summary>
    private sealed class Until(string stage) : IProgress<WorkProgress>, IDisposable
    {
        private readonly CancellationTokenSource _end = new();

        public CancellationToken Token => _end.Token;

        public void Report(WorkProgress value)
        {
            if (value.What == stage)
                _end.Cancel();
        }

        public void Dispose() => _end.Dispose();
    }
}
