using System.CommandLine;
using ReplyFlow.Cli.Verbs;

namespace ReplyFlow.Cli;

/// <summary>Every verb of the command-line contract, one class a verb in <c>Verbs/</c>.</summary>
internal static class VerbList
{
    public static IEnumerable<Command> All()
    {
        yield return DeadlineVerb.Create();
        yield return ProofreadVerb.Create();
        yield return ImportVerb.Create();
        yield return SearchVerb.Create();
        yield return SimilarVerb.Create();
        yield return PolicyVerb.Create();
        yield return DemoVerb.Create();
        yield return VerifyVerb.Create();
        yield return LetterVerb.Create();
        yield return WorkflowVerb.Create();
        yield return BackupVerb.Create();
        yield return RestoreVerb.Create();
        yield return ArchiveVerb.Create();
    }
}
