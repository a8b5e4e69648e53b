using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Data.Model;

/// <summary>The four columns of a due date, the same in every table that has one. Where nothing is due, the day is null and the others are empty.</summary>
internal static class DueDateModel
{
    public static void Configure(ComplexPropertyBuilder<DueDate> due)
    {
        due.Property(d => d.On).HasColumnName("DueOn");
        due.Property(d => d.Derivation).HasColumnName("DueDerivation");
        due.Property(d => d.Provisional).HasColumnName("DueProvisional");
        due.Property(d => d.Rule).HasColumnName("DueRule");
    }
}
