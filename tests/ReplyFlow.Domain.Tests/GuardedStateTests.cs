using System.Reflection;
using System.Runtime.CompilerServices;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Passages;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Domain.Substitutions;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Domain.Tests;

/// <summary>What nobody outside an entity can write once it is made.</summary>
public sealed class GuardedStateTests
{
    [Theory]
    [InlineData(typeof(Case))]
    [InlineData(typeof(WorkItem))]
    [InlineData(typeof(OutboxMessage))]
    public void A_status_changes_by_verbs_only(Type entity) => Assert.False(IsWritable(entity.GetProperty("Status")!));

    [Theory]
    [InlineData(typeof(Case))]
    [InlineData(typeof(Assignment))]
    [InlineData(typeof(ExtensionRequest))]
    [InlineData(typeof(WorkItem))]
    [InlineData(typeof(OutboxMessage))]
    [InlineData(typeof(Draft))]
    [InlineData(typeof(Suggestion))]
    [InlineData(typeof(SuggestionImport))]
    [InlineData(typeof(FindingWaiver))]
    [InlineData(typeof(SubstitutionEntry))]
    [InlineData(typeof(PolicyDocument))]
    [InlineData(typeof(StandardPassage))]
    public void Whatever_becomes_of_an_entity_becomes_of_it_by_its_verbs(Type entity) => Assert.Empty(Writable(entity));

    [Theory]
    [InlineData(typeof(DueDate))]
    [InlineData(typeof(DraftVersion))]
    [InlineData(typeof(SuggestionImportRow))]
    [InlineData(typeof(IssuedLetter))]
    [InlineData(typeof(DocumentNumber))]
    [InlineData(typeof(NumberSeries))]
    [InlineData(typeof(PolicyVersion))]
    [InlineData(typeof(PolicyDraft))]
    [InlineData(typeof(FindingTally))]
    public void Nothing_of_a_record_is_written_twice(Type entity) =>
        Assert.Empty(Writable(entity));

    private static IEnumerable<string> Writable(Type entity) =>
        entity.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(IsWritable).Select(p => p.Name);

    /// <summary>Whether there is a public setter that is more than an initialiser.</summary>
    private static bool IsWritable(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
