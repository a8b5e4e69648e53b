using System.Reflection;
using System.Runtime.CompilerServices;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
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
    [InlineData(typeof(DraftVersion))]
    [InlineData(typeof(IssuedLetter))]
    [InlineData(typeof(DocumentNumber))]
    [InlineData(typeof(NumberSeries))]
    public void Nothing_of_a_record_is_written_twice(Type entity) =>
        Assert.DoesNotContain(entity.GetProperties(BindingFlags.Instance | BindingFlags.Public), IsWritable);

    /// <summary>Whether there is a public setter that is more than an initialiser.</summary>
    private static bool IsWritable(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
