using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Stoa.Tests.Architecture;

/// <summary>
/// Which type uses which, read from what the compiler made: base types, fields, signatures, attributes, generic arguments and
/// every instruction. Lambdas, iterators and async state machines are nested types, and count as the type that they lie in.
/// </summary>
internal static class CompiledAssembly
{
    public static IReadOnlyDictionary<TypeName, HashSet<TypeName>> Uses(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var types = new UsedTypes(metadata);
        var uses = new Dictionary<TypeName, HashSet<TypeName>>();
        foreach (var handle in metadata.TypeDefinitions)
        {
            Read(metadata, metadata.GetTypeDefinition(handle), file, types);
            var name = types.NameOf(handle);
            if (!uses.TryGetValue(name, out var used)) uses.Add(name, used = []);
            used.UnionWith(types.Take());
            used.Remove(name);
        }

        return uses;
    }

    private static void Read(MetadataReader metadata, TypeDefinition type, PEReader file, UsedTypes types)
    {
        if (!type.BaseType.IsNil) types.Add(type.BaseType);
        foreach (var one in type.GetInterfaceImplementations()) types.Add(metadata.GetInterfaceImplementation(one).Interface);
        foreach (var field in type.GetFields())
        {
            types.Add((EntityHandle)field);
            ReadAttributes(metadata, metadata.GetFieldDefinition(field).GetCustomAttributes(), types);
        }

        foreach (var property in type.GetProperties()) ReadAttributes(metadata, metadata.GetPropertyDefinition(property).GetCustomAttributes(), types);
        foreach (var method in type.GetMethods()) Read(metadata, metadata.GetMethodDefinition(method), file, types);
        ReadAttributes(metadata, type.GetCustomAttributes(), types);
        ReadConstraints(metadata, type.GetGenericParameters(), types);
    }

    private static void Read(MetadataReader metadata, MethodDefinition method, PEReader file, UsedTypes types)
    {
        method.DecodeSignature(types, false);
        ReadAttributes(metadata, method.GetCustomAttributes(), types);
        ReadConstraints(metadata, method.GetGenericParameters(), types);
        foreach (var parameter in method.GetParameters()) ReadAttributes(metadata, metadata.GetParameter(parameter).GetCustomAttributes(), types);
        if (method.RelativeVirtualAddress == 0) return;
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil) types.Add((EntityHandle)body.LocalSignature);
        foreach (var region in body.ExceptionRegions)
            if (!region.CatchType.IsNil) types.Add(region.CatchType);
        foreach (var token in Instructions.Tokens(body.GetILBytes()!)) types.Add(token);
    }

    private static void ReadAttributes(MetadataReader metadata, CustomAttributeHandleCollection attributes, UsedTypes types)
    {
        foreach (var handle in attributes)
        {
            var attribute = metadata.GetCustomAttribute(handle);
            types.Add(attribute.Constructor);
            try
            {
                attribute.DecodeValue(types);
            }
            catch (BadImageFormatException)
            {
                // An argument that is an enum not of four bytes: it names no type that the constructor does not name.
            }
        }
    }

    private static void ReadConstraints(MetadataReader metadata, GenericParameterHandleCollection parameters, UsedTypes types)
    {
        foreach (var parameter in parameters)
        foreach (var constraint in metadata.GetGenericParameter(parameter).GetConstraints())
            types.Add(metadata.GetGenericParameterConstraint(constraint).Type);
    }
}
