using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Storage;

/// <summary>How every store maps: snake_case names in the singular, ids as uuid, enums as text, versions as concurrency tokens.</summary>
internal static class StoreConventions
{
    private static readonly Type[] SharedIds = IdsOf(typeof(ITypedId<>).Assembly);

    /// <param name="conventions">Of the store.</param>
    /// <param name="own">The store's assembly, which may have ids that nobody else knows.</param>
    public static void Apply(ModelConfigurationBuilder conventions, Assembly own)
    {
        foreach (var id in SharedIds.Concat(IdsOf(own))) conventions.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        conventions.Properties<Enum>().HaveConversion<string>();
        conventions.Properties<decimal>().HavePrecision(28, 12);
    }

    public static void Name(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (typeof(Aggregate).IsAssignableFrom(entity.ClrType) && entity.BaseType is null)
            {
                entity.FindProperty(nameof(Aggregate.Version))!.IsConcurrencyToken = true;
                if (entity.FindProperty(nameof(Aggregate.Subject)) is { } subject) entity.RemoveProperty(subject);
            }

            // EF takes a table's name from the set's (Orders), as a convention too: only what a map said stays.
            if (!entity.IsOwned() && entity.GetTableName() is not null && ((IConventionEntityType)entity).GetTableNameConfigurationSource() != ConfigurationSource.Explicit)
                entity.SetTableName(Snake(entity.ClrType.Name));
            NameColumns(entity, "");
        }
    }

    /// <summary><c>BillingPeriod</c> becomes <c>billing_period</c>.</summary>
    public static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]) && name[i - 1] != '_') snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    private static Type[] IdsOf(Assembly assembly) => [.. assembly.GetTypes().Where(TypedIdJsonConverter.IsTypedId)];

    // Plan.SetupFee.Amount becomes setup_fee_amount.
    private static void NameColumns(IMutableTypeBase type, string path)
    {
        foreach (var property in type.GetDeclaredProperties())
            if (property.FindAnnotation("Relational:ColumnName") is null) property.SetColumnName(path + Snake(property.GetColumnName()));
        foreach (var complex in type.GetDeclaredComplexProperties())
            if (!complex.ComplexType.IsMappedToJson()) NameColumns(complex.ComplexType, $"{path}{Snake(complex.Name)}_");
    }

    internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value))
        where TId : struct, ITypedId<TId>
    {
        // An expression tree cannot call a static abstract member itself.
        internal static TId Wrap(Guid value) => TId.From(value);
    }
}
